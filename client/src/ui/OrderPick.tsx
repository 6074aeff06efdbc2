import { useSearchParams } from 'react-router';
import { useWords } from '../platform/words/speech.ts';
import { Segments } from './Segments.tsx';

type Order = 'best' | 'deals' | 'newest' | 'name' | 'deadline' | 'budget' | 'maturity' | 'until';

/** The order of a ranked list, in the address; a word that is none of them is the score's. */
export const useOrder = <O extends Order>(
  orders: readonly O[],
  param = 'order',
): [order: O, set: (next: O) => void] => {
  const [search, setSearch] = useSearchParams();
  const asked = search.get(param);
  const order: O = orders.find((one) => one === asked) ?? orders[0]!;
  const set = (next: O) =>
    setSearch(
      (now) => {
        const to = new URLSearchParams(now);
        // Another order makes the page's number meaningless.
        to.delete('page');
        if (next === orders[0]) to.delete(param);
        else to.set(param, next);
        return to;
      },
      { preventScrollReset: true },
    );
  return [order, set];
};

interface Props<O extends Order> {
  orders: readonly O[];
  value: O;
  onChange: (order: O) => void;
}

/** The score, and the plain orders beside it. */
export const OrderPick = <O extends Order>({ orders, value, onChange }: Props<O>) => {
  const t = useWords();
  return (
    <Segments<O>
      label={t('ui.order.label')}
      value={value}
      onChange={onChange}
      options={orders.map((order) => ({ value: order, label: t(`ui.order.${order as Order}`) }))}
    />
  );
};
