import { readReference } from '@zhiqiao/shared/reference/reference.endpoints';
import type { ReferenceEntry, ReferenceLists } from '@zhiqiao/shared/reference/reference.schema';
import { useMemo } from 'react';
import { useCall } from './query.ts';
import { useLanguage } from './words/speech.ts';

export type ListName = keyof ReferenceLists;

export interface ReferenceNode {
  code: string;
  name: string;
  /** 0 for the top of the tree */
  depth: number;
  parent: string | undefined;
}

export interface Reference {
  /** the lists have come; until then names are their codes */
  known: boolean;
  /** the name of a code in the reader's language; the code itself when the list does not know it */
  name: (list: ListName, code: string | undefined) => string;
  /** the codes of a list, every parent before its children */
  tree: (list: ListName) => readonly ReferenceNode[];
}

const noLists: ReferenceLists = { towns: [], industries: [], disciplines: [] };
const day = 24 * 60 * 60_000;

/** A list as a tree laid flat. A parent that is not itself a code (a town's hours by road) makes no level. */
const treeOf = (
  entries: readonly ReferenceEntry[],
  nameOf: (entry: ReferenceEntry) => string,
): ReferenceNode[] => {
  const codes = new Set(entries.map(({ code }) => code));
  const under = (parent: string | undefined) =>
    entries.filter(
      (one) => (one.parent && codes.has(one.parent) ? one.parent : undefined) === parent,
    );
  const walk = (parent: string | undefined, depth: number): ReferenceNode[] =>
    under(parent).flatMap((one) => [
      { code: one.code, name: nameOf(one), depth, parent },
      ...walk(one.code, depth + 1),
    ]);
  return walk(undefined, 0);
};

/** Towns, industries and disciplines: names for codes, and trees for filters and forms. Asked once a day. */
export const useReference = (): Reference => {
  const english = useLanguage() === 'en';
  const { data } = useCall(readReference, {}, { fresh: day });
  return useMemo(() => {
    const lists = data ?? noLists;
    const nameOf = (entry: ReferenceEntry) => (english ? entry.en : entry.zh);
    const names = Object.fromEntries(
      Object.entries(lists).map(([list, entries]) => [
        list,
        new Map(entries.map((entry) => [entry.code, nameOf(entry)])),
      ]),
    ) as Record<ListName, Map<string, string>>;
    const trees: Partial<Record<ListName, ReferenceNode[]>> = {};
    return {
      known: data !== undefined,
      name: (list, code) => (code ? (names[list].get(code) ?? code) : ''),
      tree: (list) => {
        trees[list] ??= treeOf(lists[list], nameOf);
        return trees[list];
      },
    };
  }, [data, english]);
};
