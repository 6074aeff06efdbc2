import { listMyNeeds } from '@zhiqiao/shared/needs/need.endpoints';
import type { NeedRow } from '@zhiqiao/shared/needs/need.schema';
import { useCallback, useState } from 'react';
import { paths } from '../../app/paths.ts';
import { CalledTalks } from '../../features/conversations/CalledTalks.tsx';
import { LateFirms } from '../../features/duties/LateFirms.tsx';
import { dayText, weekdayText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { TabLinks, useTab } from '../../ui/TabLinks.tsx';
import { Deals } from './Deals.tsx';
import { Engagements } from './Engagements.tsx';
import { QueueList } from './QueueList.tsx';
import { type RowDeed as Deed, groupOf } from './queue.order.ts';
import { RowDeed } from './RowDeed.tsx';
import { Stuck, Waiting } from './Waiting.tsx';

const tabs = ['needs', 'all', 'engagements'] as const;

const useQueue = () => useCall(listMyNeeds, { query: { waiting: 'bureau', pageSize: 100 } });

/** The answer the page opens with: what is late, or what today asks for. */
const useTitle = (rows: readonly NeedRow[], now: Date): string => {
  const t = useWords();
  const count = (group: string) => rows.filter((row) => groupOf(row, now) === group).length;
  const late = count('overdue');
  const today = count('today');
  if (late > 0) return t('office.queue.titleLate', { count: late });
  return today > 0 ? t('office.queue.title', { count: today }) : t('office.queue.titleNone');
};

const Empty = () => {
  const t = useWords();
  return (
    <EmptyState
      title={t('office.queue.empty')}
      action={
        <Action look="primary" to={paths.matching}>
          {t('office.queue.toMatching')}
        </Action>
      }
    >
      {t('office.queue.emptyText')}
    </EmptyState>
  );
};

const Queue = ({ now }: { now: Date }) => {
  const [asked, setAsked] = useState<{ row: NeedRow; deed: Deed }>();
  const ask = useCallback((row: NeedRow, deed: Deed) => setAsked({ row, deed }), []);
  return (
    <Fetched of={useQueue()} shape="thing" bare>
      {({ items, byState }) => (
        <div className="beside">
          <div className="stack">
            <CalledTalks to={paths.conversation} />
            <LateFirms to={paths.organisation} />
            {items.length > 0 ? <QueueList rows={items} now={now} onAsk={ask} /> : <Empty />}
          </div>
          <div className="stack">
            <Waiting now={now} />
            <Stuck byState={byState} />
          </div>
          {asked ? (
            <RowDeed id={asked.row.id} deed={asked.deed} onClose={() => setAsked(undefined)} />
          ) : null}
        </div>
      )}
    </Fetched>
  );
};

/** The bureau's desk: one queue by deadline, all deals with their clocks, and the engagements that came of them. */
export const BureauDesk = () => {
  const t = useWords();
  const language = useLanguage();
  const tab = useTab(tabs);
  const [now] = useState(() => new Date());
  const queue = useQueue();
  const title = useTitle(queue.data?.items ?? [], now);
  const total = queue.data?.total ?? 0;
  return (
    <Page
      title={queue.data ? title : t('office.queue.windowTitle')}
      windowTitle={t('office.queue.windowTitle')}
      meta={t('office.queue.meta', {
        day: `${dayText(now, language)} ${weekdayText(now.toISOString(), language)}`,
        count: total,
      })}
    >
      <div className="stack">
        <TabLinks
          label={t('office.queue.tabs.label')}
          tabs={tabs.map((key) => ({
            key,
            label: t(`office.queue.tabs.${key}`),
            count: key === 'needs' ? queue.data?.total : undefined,
          }))}
        />
        {tab === 'needs' ? <Queue now={now} /> : tab === 'all' ? <Deals /> : <Engagements />}
      </div>
    </Page>
  );
};
