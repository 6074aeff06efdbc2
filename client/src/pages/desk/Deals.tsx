import { listMyNeeds } from '@zhiqiao/shared/needs/need.endpoints';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import type { NeedRow, NeedState } from '@zhiqiao/shared/needs/need.schema';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import './Deals.css';

const none = { state: '', waiting: '', q: '', page: 1 };
const waiters = ['bureau', 'firm', 'expert'] as const;
const states = (Object.keys(needMachine.states) as NeedState[]).filter((one) => one !== 'draft');

const useFilters = () => {
  const [chosen, set] = useUrlState(none);
  const state = states.find((one) => one === chosen.state);
  const waiting = waiters.find((one) => one === chosen.waiting);
  const query = {
    page: chosen.page,
    ...(state ? { state } : {}),
    ...(waiting ? { waiting } : {}),
    ...(chosen.q ? { q: chosen.q } : {}),
  };
  return { chosen, set, query };
};

const Filters = ({ byState }: { byState: Readonly<Record<string, number>> }) => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const { chosen, set } = useFilters();
  return (
    <div className="deal-filters">
      <TextField
        name="q"
        label={t('office.deals.search')}
        value={chosen.q}
        maxLength={60}
        onChange={(q) => set({ q }, { replace: true })}
      />
      <PickField
        name="state"
        label={t('office.deals.state')}
        empty={t('office.deals.any')}
        value={chosen.state}
        onChange={(state) => set({ state })}
        options={states
          .filter((one) => byState[one])
          .map((one) => ({
            value: one as string,
            label: `${needMachine.states[one][english ? 'en' : 'zh']} ${byState[one]}`,
          }))}
      />
      <PickField
        name="waiting"
        label={t('office.deals.clock')}
        empty={t('office.organisations.anyStanding')}
        value={chosen.waiting}
        onChange={(waiting) => set({ waiting })}
        options={waiters.map((one) => ({
          value: one as string,
          label: t(`office.deals.waits.${one}`),
        }))}
      />
    </div>
  );
};

const Table = ({ rows }: { rows: readonly NeedRow[] }) => {
  const t = useWords();
  const clockOf = ({ clock }: NeedRow) =>
    clock ? (
      <Clock
        due={clock.due}
        startedAt={clock.startedAt}
        who={t(`office.deals.waits.${clock.who}`)}
        count={clock.what === 'bid' ? 'days' : 'workingDays'}
      />
    ) : (
      <span className="muted">{t('office.deals.noClock')}</span>
    );
  return (
    <DataTable
      label={t('office.queue.tabs.all')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'need',
          title: t('office.deals.need'),
          head: true,
          cell: ({ id, title, number, firm }) => (
            <>
              <Link to={paths.need(id)}>
                <b>{title}</b>
              </Link>
              <div className="small muted">
                {number} · {firm}
              </div>
            </>
          ),
        },
        {
          key: 'state',
          title: t('office.deals.state'),
          cell: ({ state }) => <MachinePill machine={needMachine} state={state} />,
        },
        { key: 'clock', title: t('office.deals.clock'), cell: clockOf },
        { key: 'bids', title: t('office.deals.bids'), right: true, cell: ({ bids }) => bids },
      ]}
    />
  );
};

const Nothing = () => {
  const t = useWords();
  const { set } = useFilters();
  return (
    <EmptyState
      title={t('office.deals.none')}
      action={<Action onClick={() => set(none)}>{t('office.deals.clear')}</Action>}
    >
      {t('office.deals.noneText')}
    </EmptyState>
  );
};

/** All needs of the county with whose move it is. */
export const Deals = () => {
  const { query, set } = useFilters();
  const list = useCall(listMyNeeds, { query }, { keep: true });
  return (
    <div className="stack">
      <Filters byState={list.data?.byState ?? {}} />
      <Fetched of={list} shape="rows" bare>
        {(found) =>
          found.items.length === 0 ? (
            <Nothing />
          ) : (
            <>
              <Panel flush>
                <Table rows={found.items} />
              </Panel>
              <Pager {...found} onPage={(page) => set({ page })} />
            </>
          )
        }
      </Fetched>
    </div>
  );
};
