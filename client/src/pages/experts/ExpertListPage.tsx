import { listExperts } from '@zhiqiao/shared/search/search.endpoints';
import { ExpertHit } from '../../features/search/ExpertHit.tsx';
import { KindList } from '../../features/search/KindList.tsx';
import { SaveSearch } from '../../features/watches/SaveSearch.tsx';
import type { Sent } from '../../platform/call.ts';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';

const none: string[] = [];
const groups = ['category', 'industry', 'discipline', 'town'] as const;
const orders = ['best', 'newest', 'name'] as const;
const defaults = {
  q: '',
  category: none,
  industry: none,
  discipline: none,
  town: none,
  sort: 'best',
  page: 1,
};

/** Every verified expert. */
export const ExpertListPage = () => {
  const [state, set] = useUrlState(defaults);
  const { q, sort, page, ...chosen } = state;
  const order = orders.find((one) => one === sort) ?? 'best';
  const query = { ...state, page, sort: order } as NonNullable<Sent<typeof listExperts>['query']>;
  const found = useCall(listExperts, { query }, { keep: true });
  return (
    <KindList
      kind="experts"
      groups={groups}
      orders={orders}
      asked={{ q, order, chosen }}
      set={set}
      found={found}
      beside={(told) => <SaveSearch kind="experts" told={told} />}
      hit={(card, marks) => <ExpertHit key={card.id} card={card} marks={marks} />}
    />
  );
};
