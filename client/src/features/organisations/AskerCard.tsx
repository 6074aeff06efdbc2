import type { AskerCard as Card } from '@zhiqiao/shared/cards/card.schema';
import { readAskerCard } from '@zhiqiao/shared/organisations/organisation.endpoints';
import type { ReactNode } from 'react';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { Figure, Figures } from '../../ui/Figures.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Panel } from '../../ui/Panel.tsx';

const Replies = ({ card }: { card: Card }) => {
  const t = useWords();
  const { bidsAnswered: answered, bidsReceived: received, medianReplyDays: days } = card;
  return (
    <>
      <Figure
        value={received ? `${Math.round((answered / received) * 100)}%` : '—'}
        word={
          received
            ? t('expert.organisation.answered', { answered, received })
            : t('expert.organisation.noBids')
        }
        bad={received > 0 && answered / received < 0.6}
      />
      <Figure
        value={days === null ? '—' : t('expert.organisation.medianDays', { days })}
        word={t('expert.organisation.median')}
      />
    </>
  );
};

const Standing = ({ card }: { card: Card }) => {
  const t = useWords();
  return (
    <ul className="small figures-marks">
      <li>
        <Mark verdict={card.verified ? 'yes' : 'no'} label="" />{' '}
        {t(`terms.standing.${card.verified ? 'verified' : 'unverified'}`)}
      </li>
      <li>
        <Mark verdict={card.dealsFunded > 0 ? 'yes' : 'partly'} label="" />{' '}
        {card.dealsFunded > 0
          ? t('cards.funded', { count: card.dealsFunded })
          : t('cards.notFunded')}
      </li>
      {card.late > 0 ? (
        <li className="late">
          <Mark verdict="no" label="" /> {t('cards.late', { count: card.late })}
        </li>
      ) : null}
      {card.breachesFound > 0 ? (
        <li className="late">
          <Mark verdict="no" label="" /> {t('cards.breaches', { count: card.breachesFound })}
        </li>
      ) : null}
    </ul>
  );
};

interface Props {
  firm: string;
  level?: 2 | 3;
  /** what was contested, and the way to contest: pages put it there */
  contests?: (card: Card) => ReactNode;
}

/** 出题人信用卡: how a firm treats those who answer it, counted from its records; seen before a word is written. */
export const AskerCard = ({ firm, level = 2, contests }: Props) => {
  const t = useWords();
  const card = useCall(readAskerCard, { params: { id: firm } }, { fresh: 60_000 });
  const items = (count: number) => t('expert.organisation.items', { count });
  return (
    <Panel
      title={t('expert.organisation.card')}
      aside={card.data?.name}
      foot={<span className="muted">{t('expert.organisation.cardWhy')}</span>}
      level={level}
    >
      <Fetched of={card} shape="rows" bare>
        {(data) => (
          <>
            <Figures>
              <Replies card={data} />
              <Figure value={items(data.dealsSigned)} word={t('cards.dealsSigned')} />
              <Figure
                value={`${data.needsSolved}/${data.needsPublished}`}
                word={t('cards.solvedOf')}
              />
              <Figure
                value={t('cards.bids', { count: data.biddingNow })}
                word={t('cards.biddingNow')}
              />
            </Figures>
            <Standing card={data} />
            {contests?.(data)}
          </>
        )}
      </Fetched>
    </Panel>
  );
};
