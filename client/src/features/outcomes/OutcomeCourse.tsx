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

/** Who else sees what is shown inside, said to this reader; an outcome brought in by a table may have no inventor here. */
export const useInsideNote = ({
  standings,
  inventor,
}: Pick<OutcomeView, 'standings' | 'inventor'>): string => {
  const t = useWords();
  if (standings.includes('inventor')) return t('outcomeMore.inside.inventor');
  const reader = standings.includes('unit') ? 'unit' : 'officer';
  return t(`outcomeMore.inside.${inventor ? reader : (`${reader}Alone` as const)}`);
};

export const OutcomeCourse = ({ outcome }: { outcome: OutcomeView }) => {
  const { id } = outcome;
  const note = useInsideNote(outcome);
  const t = useWords();
  const fact = useFacts();
  const { data } = useCall(readOutcomeTimeline, { params: { id } });
  if (!data?.items.length) return null;
  return (
    <Panel title={t('outcomeMore.course')} note={note}>
      <Timeline label={t('outcomeMore.course')} items={data.items.map(fact)} />
    </Panel>
  );
};
