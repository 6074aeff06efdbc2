import { listNeeds } from '@zhiqiao/shared/search/search.endpoints';
import { KindList } from '../../features/search/KindList.tsx';
import { NeedHit } from '../../features/search/NeedHit.tsx';
import { SaveSearch } from '../../features/watches/SaveSearch.tsx';
import type { Sent } from '../../platform/call.ts';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';

const none: string[] = [];
const groups = ['industry', 'discipline', 'town', 'mode', 'budget', 'state', 'since'] as const;
const orders = ['best', 'newest', 'deadline', 'budget'] as const;
const defaults = {
  q: '',
  industry: none,
  discipline: none,
  town: none,
  mode: none,
  budget: none,
  state: none,
  since: none,
  sort: 'best',
  page: 1,
};

/** 需求榜: every published need. */
export const NeedListPage = () => {
  const [state, set] = useUrlState(defaults);
  const { q, sort, page, ...chosen } = state;
  const order = orders.find((one) => one === sort) ?? 'best';
  // Whatever stands in the address is sent as it is: the server says what is wrong with it.
  const since = chosen.since[0];
  const query = { ...state, page, sort: order, since } as NonNullable<
    Sent<typeof listNeeds>['query']
  >;
  const found = useCall(listNeeds, { query }, { keep: true });
  return (
    <KindList
      kind="needs"
      groups={groups}
      orders={orders}
      asked={{ q, order, chosen }}
      set={set}
      found={found}
      hit={(card, marks) => <NeedHit key={card.id} card={card} marks={marks} />}
      beside={(told) => <SaveSearch kind="needs" told={told} />}
    />
  );
};
