import { readOutcomeTimeline } from '@zhiqiao/shared/outcomes/outcome.endpoints';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { useCall } from '../../platform/query.ts';
import { useFacts } from '../../platform/words/facts.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Timeline } from '../../ui/Timeline.tsx';

/** The unit, the inventor and the bureau: they see its course and what may be done with it. */
export const seesInside = ({ standings }: Pick<OutcomeView, 'standings'>): boolean =>
  ['unit', 'inventor', 'officer'].some((one) => standings.includes(one));

export const OutcomeCourse = ({ id }: { id: string }) => {
  const t = useWords();
  const fact = useFacts();
  const { data } = useCall(readOutcomeTimeline, { params: { id } });
  if (!data?.items.length) return null;
  return (
    <Panel title={t('outcomeMore.course')} note={t('outcomeMore.ours')}>
      <Timeline label={t('outcomeMore.course')} items={data.items.map(fact)} />
    </Panel>
  );
};
