import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { type NeedRow, type NeedState, needStates } from '@zhiqiao/shared/needs/need.schema';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { HeldNotice } from '../../features/duties/HeldNotice.tsx';
import { NeedRows } from '../../features/needs/NeedRows.tsx';
import { useMyNeeds } from '../../features/needs/need.api.ts';
import { type Owed, owedIn } from '../../features/needs/need.owed.ts';
import { OffersPanel } from '../../features/rounds/OffersPanel.tsx';
import { useMe } from '../../platform/session.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { NextMove } from '../../ui/NextMove.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TabLinks } from '../../ui/TabLinks.tsx';
import { EngagementsOnDesk } from './EngagementsOnDesk.tsx';
import { LeadsOnDesk } from './LeadsOnDesk.tsx';
import { SolvedByOthers } from './SolvedByOthers.tsx';
import { TrialsOnDesk } from './TrialsOnDesk.tsx';

const everything = 100;
const shown = 3;

const placeOf = ({ code, row }: Owed): string => {
  if (code === 'write' || code === 'mend') return paths.editNeed(row.id);
  return code === 'answerBids' ? `${paths.need(row.id)}?tab=bids` : paths.need(row.id);
};

const Owing = ({ owed, first }: { owed: Owed; first: boolean }) => {
  const t = useWords();
  const { code, row } = owed;
  const what =
    code === 'answerBids'
      ? t('needs.next.answerBids', { count: row.waiting })
      : t(`needs.next.${code}`);
  return (
    <NextMove
      who="you"
      what={t('firmDesk.needOf', { title: row.title, move: what })}
      otherwise={
        code === 'write' || code === 'report' || !first ? undefined : t(`needs.otherwise.${code}`)
      }
      clock={row.clock ? { due: row.clock.due, startedAt: row.clock.startedAt } : undefined}
      action={
        <Action look={first ? 'primary' : 'plain'} to={placeOf(owed)}>
          {t(`firmDesk.go.${code}`)}
        </Action>
      }
    />
  );
};

const Standing = () => {
  const t = useWords();
  const { account } = useMe();
  const standing = account?.organisation?.standing;
  if (!standing || standing === 'verified') return null;
  const refused = standing === 'refused';
  return (
    <Panel title={t(refused ? 'firmDesk.refused' : 'firmDesk.unverified')}>
      <div className="row wrap spread">
        <p className="soft">{t(refused ? 'firmDesk.refusedText' : 'firmDesk.unverifiedText')}</p>
        <Action to={paths.account}>{t('firmDesk.toAccount')}</Action>
      </div>
    </Panel>
  );
};

const None = () => {
  const t = useWords();
  return (
    <Panel>
      <EmptyState
        title={t('firmDesk.empty')}
        action={
          <>
            <Action look="primary" to={paths.postNeed}>
              {t('firmDesk.post')}
            </Action>
            <Action to={paths.experts}>{t('firmDesk.findExperts')}</Action>
          </>
        }
      >
        {t('firmDesk.emptyText')}
      </EmptyState>
    </Panel>
  );
};

const useListed = () => {
  const [url, set] = useUrlState({ state: 'all', page: 1 });
  const state = (needStates as readonly string[]).includes(url.state)
    ? (url.state as NeedState)
    : undefined;
  return { state, page: url.page, set };
};

const List = ({ byState, total }: { byState: Record<string, number>; total: number }) => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const { state, page, set } = useListed();
  const rows = useMyNeeds({ ...(state ? { state } : {}), page });
  const tabs = needStates
    .filter((key) => byState[key])
    .map((key) => ({
      key,
      label: needMachine.states[key][english ? 'en' : 'zh'],
      count: byState[key],
    }));
  return (
    <div className="stack">
      <TabLinks
        label={t('firmDesk.states')}
        param="state"
        tabs={[{ key: 'all', label: t('firmDesk.all'), count: total }, ...tabs]}
      />
      <Fetched of={rows} shape="rows" bare>
        {(data) => (
          <>
            <Panel flush>
              {data.items.length > 0 ? (
                <NeedRows rows={data.items} />
              ) : (
                <EmptyState title={t('firmDesk.noneOfState')} />
              )}
            </Panel>
            <Pager {...data} onPage={(next) => set({ page: next })} />
          </>
        )}
      </Fetched>
    </div>
  );
};

const useTitle = (rows: readonly NeedRow[], owed: readonly Owed[]) => {
  const t = useWords();
  if (rows.length === 0) return t('firmDesk.titleEmpty');
  return owed.length > 0 ? t('firmDesk.title', { count: owed.length }) : t('firmDesk.titleNone');
};

const Meta = ({ total }: { total: number }) => {
  const t = useWords();
  return (
    <>
      {t('firmDesk.meta', { count: total })}{' '}
      <Link className="underlined" to={paths.firmHeld}>
        {t('heldFirm.look')}
      </Link>
    </>
  );
};

const Desk = ({
  rows,
  byState,
  total,
}: {
  rows: readonly NeedRow[];
  byState: Record<string, number>;
  total: number;
}) => {
  const t = useWords();
  const { account } = useMe();
  const owed = owedIn(rows, account?.role === 'chiefTechnologist');
  return (
    <Page
      title={useTitle(rows, owed)}
      windowTitle={t('firmDesk.window')}
      meta={total > 0 ? <Meta total={total} /> : undefined}
      actions={
        total > 0 ? (
          <Action look={owed.length > 0 ? 'outline' : 'primary'} to={paths.postNeed}>
            {t('firmDesk.post')}
          </Action>
        ) : undefined
      }
    >
      <div className="stack loose">
        <Standing />
        {account?.organisation ? (
          <HeldNotice firm={account.organisation.id} to={paths.bid} />
        ) : null}
        {total === 0 ? <None /> : null}
        {owed.length > 0 ? (
          <div className="stack">
            {owed.slice(0, shown).map((one, index) => (
              <Owing key={one.row.id} owed={one} first={index === 0} />
            ))}
          </div>
        ) : null}
        <OffersPanel />
        {total > 0 ? <List byState={byState} total={total} /> : null}
        <EngagementsOnDesk />
        <LeadsOnDesk state="toFirm" />
        <SolvedByOthers />
        <TrialsOnDesk />
      </div>
    </Page>
  );
};

/** A firm's desk: what waits for it on top, the most urgent first; then every need by state. */
export const FirmDesk = () => (
  <Fetched of={useMyNeeds({ pageSize: everything })} shape="rows">
    {({ items, byState, total }) => <Desk rows={items} byState={byState} total={total} />}
  </Fetched>
);
