import { listLeads } from '@zhiqiao/shared/leads/lead.endpoints';
import { type LeadState, leadMachine } from '@zhiqiao/shared/leads/lead.machine';
import { leadOrders } from '@zhiqiao/shared/matching/match.orders';
import { Navigate, useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { LeadAnswer } from '../../features/leads/LeadAnswer.tsx';
import { LeadRow } from '../../features/leads/LeadRow.tsx';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { OrderPick, useOrder } from '../../ui/OrderPick.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segments } from '../../ui/Segments.tsx';
import '../../ui/PlainRows.css';

type Reader = 'university' | 'firm' | 'bureau';
const states: Record<Reader, readonly LeadState[]> = {
  university: ['toUnit', 'toFirm', 'taken', 'dismissed', 'lapsed'],
  firm: ['toFirm', 'taken'],
  bureau: ['toUnit', 'toFirm', 'taken', 'dismissed', 'lapsed'],
};

const first = { university: 'toUnit', firm: 'toFirm', bureau: 'all' } as const;

/** Interested in what may be used first: the next step is the request, with the need in it. */
const useGoOn = () => {
  const go = useNavigate();
  return (outcome: { id: string; trialFirst: boolean }, need: string) => {
    if (outcome.trialFirst) void go(`${paths.askTrial(outcome.id)}?need=${need}`);
  };
};

const List = ({ reader }: { reader: Reader }) => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const goOn = useGoOn();
  const [order, setOrder] = useOrder(leadOrders);
  // What waits for the reader comes first; the bureau only watches.
  const [chosen, set] = useUrlState({ state: first[reader], need: '', page: 1 });
  const state = states[reader].find((one) => one === chosen.state);
  const query = {
    page: chosen.page,
    ...(state ? { state } : {}),
    ...(chosen.need ? { need: chosen.need } : {}),
    order,
  };
  return (
    <div className="stack">
      <Segments<string>
        label={t('leads.state')}
        value={state ?? 'all'}
        onChange={(next) => set({ state: next, page: 1 })}
        options={[
          { value: 'all', label: t('leads.all') },
          ...states[reader].map((one) => ({
            value: one as string,
            label: leadMachine.states[one][english ? 'en' : 'zh'],
          })),
        ]}
      />
      <OrderPick orders={leadOrders} value={order} onChange={setOrder} />
      <Fetched of={useCall(listLeads, { query }, { keep: true })} shape="rows" bare>
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={t('leads.none')}>{t(`leads.noneText.${reader}`)}</EmptyState>
          ) : (
            <>
              <Panel flush>
                <ul className="plain-rows">
                  {found.items.map((view) => (
                    <LeadRow key={view.id} view={view}>
                      <LeadAnswer
                        view={view}
                        onTaken={({ outcome, need }) => goOn(outcome, need.id)}
                      />
                    </LeadRow>
                  ))}
                </ul>
              </Panel>
              <Pager {...found} onPage={(page) => set({ page })} />
            </>
          )
        }
      </Fetched>
    </div>
  );
};

const readers: readonly string[] = ['university', 'firm', 'bureau'];

/** 供需推荐: what the matching found for both sides, with the reasons and what was answered. */
export const LeadsPage = () => {
  const t = useWords();
  const { house, known } = useMe();
  const reader = readers.includes(house) ? (house as Reader) : undefined;
  const { data } = useCall(
    listLeads,
    { query: { pageSize: 1 } },
    { enabled: reader !== undefined },
  );
  if (known && !reader) return <Navigate to={paths.signIn} replace />;
  if (!reader) return null;
  const waiting = data?.waiting ?? 0;
  return (
    <Page
      title={waiting > 0 ? t('leads.title', { count: waiting }) : t('leads.titleNone')}
      windowTitle={t('leads.window')}
      meta={t(`leads.meta.${reader}`)}
      crumb={[{ label: t('leads.window') }]}
    >
      <List reader={reader} />
    </Page>
  );
};
