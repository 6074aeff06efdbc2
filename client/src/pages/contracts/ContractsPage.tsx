import { listContracts } from '@zhiqiao/shared/contracts/contract.endpoints';
import { type ContractState, contractMachine } from '@zhiqiao/shared/contracts/contract.machine';
import type { ContractView } from '@zhiqiao/shared/contracts/contract.schema';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Money } from '../../ui/Money.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';

const states = Object.keys(contractMachine.states) as ContractState[];

const useColumns = (): Column<ContractView>[] => {
  const t = useWords();
  return [
    {
      key: 'name',
      title: t('contract.name'),
      head: true,
      cell: (row) => (
        <>
          <Link to={paths.contract(row.id)}>{row.title}</Link>
          <p className="small muted">{row.number}</p>
        </>
      ),
    },
    {
      key: 'kind',
      title: t('contract.kind'),
      cell: ({ kind }) => t(`trial.contractKind.${kind}`),
    },
    { key: 'seller', title: t('contract.seller'), cell: ({ seller }) => seller.name },
    { key: 'buyer', title: t('contract.buyer'), cell: ({ buyer }) => buyer.name },
    {
      key: 'amount',
      title: t('contract.amount'),
      right: true,
      cell: ({ amountFen }) => <Money fen={amountFen} exact />,
    },
    {
      key: 'signedOn',
      title: t('contract.signedOn'),
      cell: ({ signedOn }) => <DateText at={signedOn} as="short" />,
    },
    {
      key: 'state',
      title: t('contract.state'),
      cell: ({ state, clock }) => (
        <MachinePill machine={contractMachine} state={state} due={clock?.due} />
      ),
    },
  ];
};

const List = () => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const columns = useColumns();
  const [chosen, set] = useUrlState({ state: '', page: 1 });
  const state = states.find((one) => one === chosen.state);
  const query = { page: chosen.page, ...(state ? { state } : {}) };
  return (
    <div className="stack">
      <div>
        <Segments<string>
          label={t('contract.state')}
          value={state ?? ''}
          onChange={(next) => set({ state: next })}
          options={[
            { value: '', label: t('contract.all') },
            ...states.map((one) => ({
              value: one as string,
              label: contractMachine.states[one][english ? 'en' : 'zh'],
            })),
          ]}
        />
      </div>
      <Fetched of={useCall(listContracts, { query }, { keep: true })} shape="rows" bare>
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={t('contract.none')}>{t('contract.noneText')}</EmptyState>
          ) : (
            <>
              <Panel flush>
                <DataTable
                  label={t('contract.window')}
                  columns={columns}
                  rows={found.items}
                  keyOf={({ id }) => id}
                />
              </Panel>
              <Pager {...found} onPage={(page) => set({ page })} />
            </>
          )
        }
      </Fetched>
    </div>
  );
};

/** Technical contracts of a firm, a unit or the county. */
export const ContractsPage = () => {
  const t = useWords();
  const { house } = useMe();
  const all = useCall(listContracts, { query: { pageSize: 1 } });
  const total = all.data?.total ?? 0;
  return (
    <Page
      title={total ? t('contract.title', { count: total }) : t('contract.titleNone')}
      windowTitle={t('contract.window')}
      crumb={[{ label: t('trial.list.window'), to: paths.trials }, { label: t('contract.window') }]}
      meta={t('contract.meta')}
      actions={
        <>
          <Action to={paths.payments}>{t('payments.window')}</Action>
          {house === 'university' || house === 'bureau' ? (
            <Action look="primary" to={paths.enterContract}>
              {t('payments.enter')}
            </Action>
          ) : null}
        </>
      }
    >
      <List />
    </Page>
  );
};
