import { listOutcomes } from '@zhiqiao/shared/search/search.endpoints';
import { KindList } from '../../features/search/KindList.tsx';
import { OutcomeHit } from '../../features/search/OutcomeHit.tsx';
import { SaveSearch } from '../../features/watches/SaveSearch.tsx';
import type { Sent } from '../../platform/call.ts';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';

const none: string[] = [];
const groups = ['trialFirst', 'industry', 'mode', 'maturity'] as const;
const orders = ['best', 'newest', 'maturity', 'price'] as const;
const defaults = {
  q: '',
  industry: none,
  mode: none,
  maturity: none,
  trialFirst: none,
  sort: 'best',
  page: 1,
};

/** 成果榜: every listed outcome. */
export const OutcomeListPage = () => {
  const [state, set] = useUrlState(defaults);
  const { q, sort, page, ...chosen } = state;
  const order = orders.find((one) => one === sort) ?? 'best';
  // Both boxes ticked asks for all, which is the same as none.
  const trialFirst = chosen.trialFirst.length === 1 ? chosen.trialFirst[0] : undefined;
  const query = { ...state, page, sort: order, trialFirst } as NonNullable<
    Sent<typeof listOutcomes>['query']
  >;
  const found = useCall(listOutcomes, { query }, { keep: true });
  return (
    <KindList
      kind="outcomes"
      groups={groups}
      orders={orders}
      asked={{ q, order, chosen }}
      set={set}
      found={found}
      hit={(card, marks) => <OutcomeHit key={card.id} card={card} marks={marks} />}
      beside={(told) => <SaveSearch kind="outcomes" told={told} />}
    />
  );
};
