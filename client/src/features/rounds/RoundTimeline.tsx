import { dutyEvents } from '@zhiqiao/shared/duties/duty.events';
import type { TimelineEntry } from '@zhiqiao/shared/kernel/timeline';
import { readRoundTimeline } from '@zhiqiao/shared/rounds/round.endpoints';
import { roundEvents } from '@zhiqiao/shared/rounds/round.events';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Timeline } from '../../ui/Timeline.tsx';

/** That each offer was made is said by the publishing. */
const told = (items: readonly TimelineEntry[]) =>
  items.filter(({ name }) => name !== 'offer.made').slice(0, 30);

/** Everything that was done to a round and its offers, newest first. */
export const RoundTimeline = ({ id }: { id: string }) => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const events: Record<string, { zh: string; en: string }> = { ...roundEvents, ...dutyEvents };
  return (
    <Fetched of={useCall(readRoundTimeline, { params: { id } })} shape="rows" bare>
      {({ items }) => (
        <Panel title={t('round.timeline')}>
          <Timeline
            label={t('round.timeline')}
            items={told(items).map((entry) => ({
              key: entry.id,
              at: entry.at,
              what: events[entry.name]?.[english ? 'en' : 'zh'] ?? entry.name,
              who: entry.actor.role === 'clockwork' ? t('needs.timeline.system') : entry.actor.name,
              ...(entry.note ? { note: entry.note } : {}),
            }))}
          />
        </Panel>
      )}
    </Fetched>
  );
};
