import type { ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import { listRounds } from '@zhiqiao/shared/rounds/round.endpoints';
import { roundMachine } from '@zhiqiao/shared/rounds/round.machine';
import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { BeginSheet } from '../../features/rounds/BeginSheet.tsx';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';

type Row = ReplyOf<typeof listRounds>['items'][number];

const useColumns = (): Column<Row>[] => {
  const t = useWords();
  return [
    {
      key: 'name',
      title: t('round.name'),
      head: true,
      cell: (row) => (
        <>
          <Link to={paths.round(row.id)}>{row.title}</Link>
          <p className="small muted">{row.number}</p>
        </>
      ),
    },
    { key: 'size', title: t('round.size'), cell: (row) => t('round.sizeOf', row) },
    { key: 'pairs', title: t('round.pairs'), right: true, cell: ({ pairs }) => pairs },
    { key: 'agreed', title: t('round.agreed'), right: true, cell: ({ agreed }) => agreed },
    {
      key: 'state',
      title: t('round.state'),
      cell: ({ state, clock }) => (
        <MachinePill machine={roundMachine} state={state} due={clock?.due} />
      ),
    },
    { key: 'at', title: t('round.changed'), cell: ({ at }) => <DateText at={at} as="short" /> },
  ];
};

/** The county's rounds, the newest first. */
export const RoundsPage = () => {
  const t = useWords();
  const columns = useColumns();
  const [{ page }, set] = useUrlState({ page: 1 });
  const [beginning, begin] = useState(false);
  const rounds = useCall(listRounds, { query: { page } }, { keep: true });
  const start = (
    <Action look="primary" onClick={() => begin(true)}>
      {t('round.begin')}
    </Action>
  );
  const n = rounds.data?.total ?? 0;
  return (
    <Page
      title={n > 0 ? t('round.title', { n }) : t('round.titleNone')}
      windowTitle={t('round.window')}
      meta={t('round.meta')}
      actions={n > 0 ? start : undefined}
    >
      <Fetched of={rounds} shape="rows" bare>
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={t('round.none')} action={start}>
              {t('round.noneText')}
            </EmptyState>
          ) : (
            <>
              <Panel flush>
                <DataTable
                  label={t('round.window')}
                  columns={columns}
                  rows={found.items}
                  keyOf={({ id }) => id}
                />
              </Panel>
              <Pager {...found} onPage={(next) => set({ page: next })} />
            </>
          )
        }
      </Fetched>
      {beginning ? <BeginSheet to={paths.round} onClose={() => begin(false)} /> : null}
    </Page>
  );
};
