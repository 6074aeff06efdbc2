import { listEngagements } from '@zhiqiao/shared/engagements/engagement.endpoints';
import { engagementMachine } from '@zhiqiao/shared/engagements/engagement.machine';
import type { EngagementView } from '@zhiqiao/shared/engagements/engagement.schema';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Money } from '../../ui/Money.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';

const useColumns = (): Column<EngagementView>[] => {
  const t = useWords();
  return [
    {
      key: 'need',
      title: t('office.engagements.need'),
      head: true,
      cell: ({ need, number }) => (
        <>
          <Link to={paths.need(need.id)}>
            <b>{need.title}</b>
          </Link>
          <div className="small muted">{number}</div>
        </>
      ),
    },
    {
      key: 'state',
      title: t('office.deals.state'),
      cell: ({ state }) => <MachinePill machine={engagementMachine} state={state} />,
    },
    {
      key: 'parties',
      title: t('office.engagements.parties'),
      cell: ({ firm, expert }) => (
        <span className="dotted">
          <Link to={paths.organisation(firm.id)}>{firm.name}</Link>
          <Link to={paths.expert(expert.id)}>{expert.name}</Link>
        </span>
      ),
    },
    {
      key: 'signed',
      title: t('office.engagements.signed'),
      cell: ({ signedOn }) =>
        signedOn ? (
          <DateText at={signedOn} />
        ) : (
          <span className="muted">{t('office.engagements.notSigned')}</span>
        ),
    },
    {
      key: 'months',
      title: t('office.engagements.months'),
      right: true,
      cell: ({ months }) => (
        <span className="keep">{t('office.engagements.monthsCount', { count: months })}</span>
      ),
    },
    {
      key: 'price',
      title: t('office.engagements.price'),
      right: true,
      cell: ({ price }) => <Money fen={price} exact />,
    },
  ];
};

/** Engagements as far as the reader's house may see them: the county's, or those of a unit's people. */
export const Engagements = () => {
  const t = useWords();
  const columns = useColumns();
  const [{ page }, set] = useUrlState({ page: 1 });
  const list = useCall(listEngagements, { query: { page } }, { keep: true });
  return (
    <Fetched of={list} shape="rows" bare>
      {(found) =>
        found.items.length === 0 ? (
          <EmptyState title={t('office.engagements.none')}>
            {t('office.engagements.noneText')}
          </EmptyState>
        ) : (
          <>
            <Panel flush>
              <DataTable
                label={t('office.queue.tabs.engagements')}
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
  );
};
