import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { dayText } from '../../platform/format.ts';
import { type Reference, type ReferenceNode, useReference } from '../../platform/reference.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import type { FacetGroup, FacetOption } from '../../ui/FacetList.tsx';

type Counts = Readonly<Record<string, readonly { value: string; count: number }[]>>;
export type FacetKey =
  | 'industry'
  | 'discipline'
  | 'town'
  | 'mode'
  | 'budget'
  | 'since'
  | 'state'
  | 'category'
  | 'kind'
  | 'maturity'
  | 'trialFirst';

const lists = { industry: 'industries', discipline: 'disciplines', town: 'towns' } as const;
// The codes by name: the schema would bring its checker with it.
const bands = ['under10', '10to30', '30to50', '50to100', 'over100'] as const;
const isList = (key: FacetKey): key is keyof typeof lists => key in lists;
/** The server counts maturity under the name of its index field. */
const countedAs = (key: FacetKey) => (key === 'maturity' ? 'level' : key);

/** A tree laid flat again with the fullest branches first, so that a folded list shows what counts. */
const byCount = (
  nodes: readonly ReferenceNode[],
  countOf: (code: string) => number,
  parent?: string,
): ReferenceNode[] =>
  nodes
    .filter((node) => node.parent === parent)
    .toSorted((a, b) => countOf(b.code) - countOf(a.code))
    .flatMap((node) => [node, ...byCount(nodes, countOf, node.code)]);

const treeOptions = (
  reference: Reference,
  key: keyof typeof lists,
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[],
): FacetOption[] => {
  const countOf = (code: string) => counts.get(code) ?? 0;
  return byCount(reference.tree(lists[key]), countOf)
    .filter(({ code }) => counts.has(code) || chosen.includes(code))
    .map(({ code, name, depth }) => ({
      value: code,
      label: name,
      count: countOf(code),
      depth: Math.min(depth, 2),
    }));
};

const inOrder = (key: FacetKey, values: string[]): string[] => {
  if (key === 'budget') return bands.filter((band) => values.includes(band));
  return key === 'maturity' || key === 'trialFirst' ? values.toSorted().reverse() : values;
};

/** Groups of filters with names for codes; a tree keeps its order, the rest stands by count. What is chosen stays. */
export const useFacets = (
  keys: readonly FacetKey[],
  counted: Counts,
  chosen: Readonly<Record<string, readonly string[]>>,
): FacetGroup[] => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const reference = useReference();
  const labelOf = (key: FacetKey, value: string): string => {
    if (key === 'state') {
      const state = needMachine.states[value as keyof typeof needMachine.states];
      return english ? state.en : state.zh;
    }
    if (key === 'budget') return t(`search.band.${value as 'under10'}`);
    if (key === 'since')
      return t('search.since', { day: dayText(value, english ? 'en' : 'zh-CN') });
    if (key === 'trialFirst') return t(value === 'true' ? 'search.trialYes' : 'search.trialNo');
    if (key === 'kind') return t(`terms.organisationKind.${value as 'firm'}`);
    return t(`terms.${key as 'mode'}.${value as 'post'}`);
  };
  return keys.map((key) => {
    const entries = counted[countedAs(key)] ?? [];
    const counts = new Map(entries.map(({ value, count }) => [value, count]));
    const mine = chosen[key] ?? [];
    const title = t(`search.facet.${key}`);
    if (isList(key)) return { key, title, options: treeOptions(reference, key, counts, mine) };
    const values = [...new Set([...counts.keys(), ...mine])];
    const order = inOrder(key, values);
    return {
      key,
      title,
      options: order.map((value) => ({
        value,
        label: labelOf(key, value),
        // A day is not counted: it is only there while it is chosen.
        ...(key === 'since' ? {} : { count: counts.get(value) ?? 0 }),
      })),
    };
  });
};
