import { listPayments } from '@zhiqiao/shared/payments/payment.endpoints';
import { PaymentRow, PaymentTotals } from '../../features/payments/PaymentRow.tsx';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';
import '../../ui/PlainRows.css';

/** Every payment of one contract, in order, and their sums. */
export const ContractPayments = ({ contract }: { contract: string }) => {
  const t = useWords();
  const { data } = useCall(listPayments, { query: { contract, pageSize: 50 } });
  if (!data?.items.length) return null;
  return (
    <>
      <Panel title={t('payments.panel')}>
        <PaymentTotals sums={data.sums} />
      </Panel>
      <Panel flush>
        <ul className="plain-rows">
          {data.items.map((view) => (
            <PaymentRow key={view.id} view={view} alone />
          ))}
        </ul>
      </Panel>
    </>
  );
};
