import { dutyEvents } from '@zhiqiao/shared/duties/duty.events';
import { readOutcomeTimeline } from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { outcomeEvents } from '@zhiqiao/shared/outcomes/outcome.events';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Timeline } from '../../ui/Timeline.tsx';

/** The unit, the inventor and the bureau: they see its course and what may be done with it. */
export const seesInside = ({ standings }: Pick<OutcomeView, 'standings'>): boolean =>
  ['unit', 'inventor', 'officer'].some((one) => standings.includes(one));

export const OutcomeCourse = ({ id }: { id: string }) => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const events: Record<string, { zh: string; en: string }> = { ...outcomeEvents, ...dutyEvents };
  const { data } = useCall(readOutcomeTimeline, { params: { id } });
  if (!data?.items.length) return null;
  return (
    <Panel title={t('outcomeMore.course')} note={t('outcomeMore.ours')}>
      <Timeline
        label={t('outcomeMore.course')}
        items={data.items.map((entry) => ({
          key: entry.id,
          at: entry.at,
          what: events[entry.name]?.[english ? 'en' : 'zh'] ?? entry.name,
          who: entry.actor.role === 'clockwork' ? t('needs.timeline.system') : entry.actor.name,
          ...(entry.note ? { note: entry.note } : {}),
        }))}
      />
    </Panel>
  );
};
