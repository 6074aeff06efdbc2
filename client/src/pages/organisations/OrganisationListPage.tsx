import { searchOrganisations } from '@zhiqiao/shared/search/search.endpoints';
import { KindList } from '../../features/search/KindList.tsx';
import { OrganisationHit } from '../../features/search/OrganisationHit.tsx';
import type { Sent } from '../../platform/call.ts';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';

const none: string[] = [];
const groups = ['kind', 'industry', 'town'] as const;
const orders = ['best', 'newest', 'name'] as const;
const defaults = { q: '', kind: none, industry: none, town: none, sort: 'best', page: 1 };

/** Every verified firm, university and platform. */
export const OrganisationListPage = () => {
  const [state, set] = useUrlState(defaults);
  const { q, sort, page, ...chosen } = state;
  const order = orders.find((one) => one === sort) ?? 'best';
  const query = { ...state, page, sort: order } as NonNullable<
    Sent<typeof searchOrganisations>['query']
  >;
  const found = useCall(searchOrganisations, { query }, { keep: true });
  return (
    <KindList
      kind="organisations"
      groups={groups}
      orders={orders}
      asked={{ q, order, chosen }}
      set={set}
      found={found}
      hit={(card, marks) => <OrganisationHit key={card.id} card={card} marks={marks} />}
    />
  );
};
