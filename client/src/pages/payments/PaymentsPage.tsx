import { listPayments } from '@zhiqiao/shared/payments/payment.endpoints';
import { type PaymentState, paymentMachine } from '@zhiqiao/shared/payments/payment.machine';
import { Navigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { PaymentRow, PaymentTotals } from '../../features/payments/PaymentRow.tsx';
import { moneyText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segments } from '../../ui/Segments.tsx';
import '../../ui/PlainRows.css';

const states = Object.keys(paymentMachine.states) as PaymentState[];

const List = () => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const [chosen, set] = useUrlState({ state: '', page: 1 });
  const state = states.find((one) => one === chosen.state);
  const query = { page: chosen.page, ...(state ? { state } : {}) };
  return (
    <div className="stack">
      <Segments<string>
        label={t('payments.state')}
        value={state ?? ''}
        onChange={(next) => set({ state: next, page: 1 })}
        options={[
          { value: '', label: t('payments.all') },
          ...states.map((one) => ({
            value: one as string,
            label: paymentMachine.states[one][english ? 'en' : 'zh'],
          })),
        ]}
      />
      <Fetched of={useCall(listPayments, { query }, { keep: true })} shape="rows" bare>
        {(found) => (
          <>
            <Panel>
              <PaymentTotals sums={found.sums} />
            </Panel>
            {found.items.length === 0 ? (
              <EmptyState title={t('payments.none')}>{t('payments.noneText')}</EmptyState>
            ) : (
              <Panel flush>
                <ul className="plain-rows">
                  {found.items.map((view) => (
                    <PaymentRow key={view.id} view={view} />
                  ))}
                </ul>
              </Panel>
            )}
            <Pager {...found} onPage={(page) => set({ page })} />
          </>
        )}
      </Fetched>
    </div>
  );
};

const seers: readonly string[] = ['firm', 'university', 'bureau'];

/** 转化付款: what is owed and what has come, for a firm, a unit or the county. */
export const PaymentsPage = () => {
  const t = useWords();
  const language = useLanguage();
  const { house, known } = useMe();
  const may = seers.includes(house);
  const all = useCall(listPayments, { query: { pageSize: 1 } }, { enabled: may });
  if (known && !may) return <Navigate to={paths.signIn} replace />;
  const due = all.data?.sums.due ?? 0;
  return (
    <Page
      title={
        due > 0 ? t('payments.title', { sum: moneyText(due, language) }) : t('payments.titleNone')
      }
      windowTitle={t('payments.window')}
      crumb={[
        { label: t('contract.window'), to: paths.contracts },
        { label: t('payments.window') },
      ]}
      meta={t('payments.meta')}
    >
      {may ? <List /> : null}
    </Page>
  );
};
