import type { TimelineEntry } from '@zhiqiao/shared/kernel/timeline';
import { readTrialTimeline } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import { useState } from 'react';
import { useCall } from '../../platform/query.ts';
import { useFacts } from '../../platform/words/facts.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Timeline } from '../../ui/Timeline.tsx';

const shown = 8;

/** Reports have a table of their own: a year of them would hide what happened besides. */
const reported = 'trial.reported';

/** What happened in a trial, from its recorded facts. */
export const TrialTimeline = ({ id, folded = false }: { id: string; folded?: boolean }) => {
  const t = useWords();
  const fact = useFacts();
  const [all, setAll] = useState(false);
  const item = (entry: TimelineEntry) => ({
    ...fact(entry),
    tone: entry.name === 'trial.overdue' ? ('over' as const) : ('live' as const),
  });
  return (
    <Fetched of={useCall(readTrialTimeline, { params: { id } })} shape="rows" bare>
      {({ items }) => {
        const told = items.filter(({ name }) => name !== reported);
        return (
          <Panel
            folded={folded}
            title={t('trial.papers.timeline')}
            foot={
              told.length > shown && !all ? (
                <Action look="text" onClick={() => setAll(true)}>
                  {t('trial.papers.timelineAll', { count: told.length })}
                </Action>
              ) : null
            }
          >
            <Timeline
              items={(all ? told : told.slice(0, shown)).map(item)}
              label={t('trial.papers.timeline')}
            />
          </Panel>
        );
      }}
    </Fetched>
  );
};
