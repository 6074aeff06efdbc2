import { readExpertCard } from '@zhiqiao/shared/cards/card.endpoints';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { Figure, Figures } from '../../ui/Figures.tsx';
import { Panel } from '../../ui/Panel.tsx';

/** How an expert keeps their word, for a firm that reads their bid. */
export const ExpertCard = ({ expert }: { expert: string }) => {
  const t = useWords();
  const card = useCall(readExpertCard, { params: { id: expert } }, { fresh: 60_000 });
  const items = (count: number) => t('expert.organisation.items', { count });
  return (
    <Panel
      title={t('cards.expert')}
      aside={card.data?.name}
      foot={<span className="muted">{t('expert.organisation.cardWhy')}</span>}
    >
      <Fetched of={card} shape="rows" bare>
        {(data) => (
          <Figures>
            <Figure
              value={data.asked ? `${Math.round((data.answeredInTime / data.asked) * 100)}%` : '—'}
              word={
                data.asked
                  ? t('cards.inTime', { answered: data.answeredInTime, asked: data.asked })
                  : t('cards.neverAsked')
              }
            />
            <Figure
              value={
                data.medianAnswerDays === null
                  ? '—'
                  : t('expert.organisation.medianDays', { days: data.medianAnswerDays })
              }
              word={t('expert.organisation.median')}
            />
            <Figure value={items(data.dealsSigned)} word={t('cards.dealsSigned')} />
            <Figure value={items(data.dealsCompleted)} word={t('cards.dealsCompleted')} />
            <Figure
              value={`${data.bidsSent - data.bidsWithdrawn}/${data.bidsSent}`}
              word={t('cards.kept')}
            />
          </Figures>
        )}
      </Fetched>
    </Panel>
  );
};
