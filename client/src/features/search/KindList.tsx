import type { ReactNode } from 'react';
import type { CallFailed } from '../../platform/call.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { AddressTrouble, addressTrouble } from './AddressTrouble.tsx';
import type { Kind } from './addresses.ts';
import { FoundList, type Order } from './FoundList.tsx';
import type { Marks } from './found.ts';
import { KindTabs } from './KindTabs.tsx';
import { NothingFound } from './NothingFound.tsx';
import { SearchBox } from './SearchBox.tsx';
import { type FacetKey, useFacets } from './useFacets.ts';

type Chosen = Record<string, string[]>;
type Changes = Record<string, string | number | string[]>;

interface FoundPage<C> {
  items: { card: C; marks: Marks }[];
  total: number;
  page: number;
  pageSize: number;
  facets: Record<string, { value: string; count: number }[]>;
  corrected?: string | undefined;
  relaxed?: boolean | undefined;
  plain?: boolean | undefined;
}

interface Props<C> {
  kind: Kind;
  groups: readonly FacetKey[];
  orders: readonly Order[];
  /** what the address asks for */
  asked: { q: string; order: Order; chosen: Chosen };
  set: (changes: Changes) => void;
  found: { data: FoundPage<C> | undefined; error: CallFailed | null; refetch: () => unknown };
  hit: (card: C, marks: Marks) => ReactNode;
  /** what else can be done with this list; gets the words and filters in short */
  beside?: (told: string) => ReactNode;
}

const useKindList = <C,>({ groups, asked, set, found }: Props<C>) => {
  const facets = useFacets(groups, found.data?.facets ?? {}, asked.chosen);
  const clear = () => set(Object.fromEntries(groups.map((key) => [key, []])));
  const filtered = Object.values(asked.chosen).some((values) => values.length > 0);
  return { facets, clear, filtered };
};

const Results = <C,>(props: Props<C> & { data: FoundPage<C> }) => {
  const t = useWords();
  const { kind, asked, set, data } = props;
  const { facets, clear, filtered } = useKindList(props);
  const labels = facets.flatMap(({ key, options }) =>
    options.filter(({ value }) => asked.chosen[key]?.includes(value)).map(({ label }) => label),
  );
  const onClear = filtered ? clear : () => set({ q: '' });
  return (
    <FoundList
      count={t(`search.${kind}.count`, { count: data.total })}
      found={data}
      groups={facets}
      chosen={asked.chosen}
      onChange={(key, values) => set({ [key]: values })}
      onClear={clear}
      orders={props.orders.filter((order) => order !== 'best' || asked.q)}
      order={asked.order === 'best' && !asked.q ? 'newest' : asked.order}
      onOrder={(sort) => set({ sort })}
      onPage={(page) => set({ page })}
      beside={props.beside?.([asked.q, ...labels].filter(Boolean).join('，'))}
      empty={<NothingFound q={asked.q} kind={kind} filtered={filtered} onClear={onClear} />}
    >
      {data.items.map(({ card, marks }) => props.hit(card, marks))}
    </FoundList>
  );
};

/** The page of one kind: its box, the same words in other kinds, filters, order, hits. All of it in the address. */
export const KindList = <C,>(props: Props<C>) => {
  const t = useWords();
  const { kind, asked, set, found, groups } = props;
  const trouble = addressTrouble(found.error);
  // The words stay, where they are not what is wrong.
  const wrongWords = trouble?.issues.some(({ path }) => path === 'q');
  const bare = {
    ...Object.fromEntries(groups.map((key) => [key, []])),
    page: 1,
    ...(wrongWords ? { q: '' } : {}),
  };
  return (
    <Page title={t(`search.${kind}.title`)} meta={t(`search.${kind}.meta`)}>
      <div className="stack">
        <SearchBox
          q={asked.q}
          placeholder={t(`search.${kind}.placeholder`)}
          onSearch={(q) => set({ q })}
        />
        <KindTabs q={asked.q} now={kind} />
        {trouble ? (
          <AddressTrouble error={trouble} onClear={() => set(bare)} />
        ) : (
          <Fetched of={found} shape="list" bare>
            {(data) => <Results {...props} data={data} />}
          </Fetched>
        )}
      </div>
    </Page>
  );
};
