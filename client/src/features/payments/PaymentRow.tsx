import { paymentMachine } from '@zhiqiao/shared/payments/payment.machine';
import type { PaymentSums, PaymentView } from '@zhiqiao/shared/payments/payment.schema';
import { Link } from 'react-router';
import { dayText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Money } from '../../ui/Money.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { PaymentMoves } from './PaymentMoves.tsx';
import './PaymentRow.css';

const useName = (view: PaymentView): string => {
  const t = useWords();
  const language = useLanguage();
  const { period, label, place } = view;
  if (period)
    return t('payments.year', {
      from: dayText(period.from, language),
      to: dayText(period.to, language),
    });
  return label || (place === 1 ? t('payments.whole') : t('payments.nth', { n: place }));
};

const useDays = ({ dueOn, paidOn, confirmedOn, state }: PaymentView): string => {
  const t = useWords();
  const language = useLanguage();
  if (state === 'confirmed' && confirmedOn)
    return t('payments.confirmedOn', { day: dayText(confirmedOn, language) });
  if (state === 'paid' && paidOn) return t('payments.paidOn', { day: dayText(paidOn, language) });
  return state === 'due' && dueOn ? t('payments.dueOn', { day: dayText(dueOn, language) }) : '';
};

const figuresOf = ({ quantities }: PaymentView): string =>
  quantities.map(({ label, value, unit }) => `${label} ${value ?? '—'} ${unit}`.trim()).join('，');

/** One payment: what for, how much, by when, and what may be done about it. */
export const PaymentRow = ({ view, alone }: { view: PaymentView; alone?: boolean }) => {
  const t = useWords();
  const name = useName(view);
  const days = useDays(view);
  const { contract, buyer, seller, when, formula, note, amountFen, overdue } = view;
  return (
    <li>
      <div className="grow stack tight">
        <p>
          {alone ? <b>{name}</b> : <Link to={`/contracts/${contract.id}`}>{contract.title}</Link>}{' '}
          <MachinePill machine={paymentMachine} state={view.state} due={view.clock?.due} />
        </p>
        {alone ? null : (
          <p className="small soft">
            {name} · {t('payments.between', { buyer, seller })}
          </p>
        )}
        <p className="small muted">
          {[when, formula && t('payments.byFormula', { formula, figures: figuresOf(view) }), note]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {days ? (
          <p className={overdue ? 'small late' : 'small soft'}>
            {days} {overdue ? t('payments.late') : ''}
          </p>
        ) : null}
      </div>
      <b className="keep">
        {amountFen === undefined ? (
          <span className="small muted">{t('payments.unknown')}</span>
        ) : (
          <Money fen={amountFen} exact />
        )}
      </b>
      <div className="row wrap">
        <PaymentMoves view={view} />
      </div>
    </li>
  );
};

const kinds = ['planned', 'due', 'overdue', 'paid', 'confirmed'] as const;

/** What is owed and what has come, as sums of the rows below. */
export const PaymentTotals = ({ sums }: { sums: PaymentSums }) => {
  const t = useWords();
  return (
    <dl className="payment-sums">
      {kinds.map((kind) => (
        <div key={kind}>
          <dt className="small soft">{t(`payments.sums.${kind}`)}</dt>
          <dd className={kind === 'overdue' && sums.overdue > 0 ? 'late' : undefined}>
            <Money fen={sums[kind]} exact />
          </dd>
        </div>
      ))}
    </dl>
  );
};
