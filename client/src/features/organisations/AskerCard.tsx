import { readAskerCard } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Panel } from '../../ui/Panel.tsx';
import './AskerCard.css';

const Figure = ({ value, word }: { value: string; word: string }) => (
  <div>
    <dd className="figure">{value}</dd>
    <dt className="small muted">{word}</dt>
  </div>
);

/** 出题人信用卡: how a firm treats those who answer it, counted from its deals. */
export const AskerCard = ({ firm, level = 2 }: { firm: string; level?: 2 | 3 }) => {
  const t = useWords();
  const card = useCall(readAskerCard, { params: { id: firm } }, { fresh: 60_000 });
  return (
    <Panel
      title={t('expert.organisation.card')}
      aside={card.data?.name}
      foot={<span className="muted">{t('expert.organisation.cardWhy')}</span>}
      level={level}
    >
      <Fetched of={card} shape="rows" bare>
        {(data) => {
          const { bidsAnswered: answered, bidsReceived: received, medianReplyDays: days } = data;
          const items = (count: number) => t('expert.organisation.items', { count });
          return (
            <>
              <dl className="asker">
                <Figure
                  value={received ? `${Math.round((answered / received) * 100)}%` : '—'}
                  word={
                    received
                      ? t('expert.organisation.answered', { answered, received })
                      : t('expert.organisation.noBids')
                  }
                />
                <Figure
                  value={days === null ? '—' : t('expert.organisation.medianDays', { days })}
                  word={t('expert.organisation.median')}
                />
                <Figure
                  value={items(data.needsPublished)}
                  word={t('expert.organisation.published')}
                />
                <Figure value={items(data.needsSolved)} word={t('expert.organisation.solved')} />
              </dl>
              <p className="small asker-standing">
                <Mark verdict={data.verified ? 'yes' : 'no'} label="" />{' '}
                {t(`terms.standing.${data.verified ? 'verified' : 'unverified'}`)}
              </p>
            </>
          );
        }}
      </Fetched>
    </Panel>
  );
};
