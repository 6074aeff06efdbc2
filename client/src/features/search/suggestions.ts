import type { ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import type { searchAll } from '@zhiqiao/shared/search/search.endpoints';
import { foundAddress, type Kind, kinds, listAddress } from './addresses.ts';

export type Spans = readonly (readonly [start: number, length: number])[];

/** One line of the box: a thing to open, all of a kind, or words to search again. */
export interface Suggestion {
  /** also the DOM id's tail */
  key: string;
  to: string;
  text: string;
  spans: Spans;
  /** firm, unit: said behind the text */
  note?: string;
  /** opens a list rather than a thing */
  list?: true;
  /** the words that are searched when it is chosen */
  words?: string;
}

export interface SuggestionGroup {
  kind: Kind | 'recent';
  total: number;
  items: Suggestion[];
}

const shown = 3;
type Found = ReplyOf<typeof searchAll>;
type Marks = Record<string, { text: string; spans: [number, number][] }>;

const line = (kind: Kind, id: string, field: string, text: string, marks: Marks, note: string) => ({
  key: `${kind}-${id}`,
  to: foundAddress(kind, id),
  text: marks[field]?.text ?? text,
  spans: marks[field]?.spans ?? [],
  note,
});

const linesOf = (found: Found, kind: Kind): Suggestion[] => {
  if (kind === 'experts')
    return found.experts.items.map(({ card, marks }) =>
      line(kind, card.id, 'name', card.name, marks, [card.title, card.unit].join(' ').trim()),
    );
  if (kind === 'needs')
    return found.needs.items.map(({ card, marks }) =>
      line(kind, card.id, 'title', card.title, marks, card.firm),
    );
  if (kind === 'organisations')
    return found.organisations.items.map(({ card, marks }) =>
      line(kind, card.id, 'name', card.name, marks, ''),
    );
  return found.outcomes.items.map(({ card, marks }) =>
    line(kind, card.id, 'title', card.title, marks, card.owner),
  );
};

/** The lines under the box for what was found: a few of each kind, then the way to all of that kind. */
export const suggestionsOf = (
  found: Found,
  q: string,
  allText: (kind: Kind, total: number) => string,
): SuggestionGroup[] =>
  kinds
    .map((kind) => ({ kind, total: found[kind].total, lines: linesOf(found, kind) }))
    .filter(({ total }) => total > 0)
    .map(({ kind, total, lines }) => ({
      kind,
      total,
      items: [
        ...lines.slice(0, shown),
        ...(total > shown
          ? [
              {
                key: `${kind}-all`,
                to: listAddress(kind, q),
                text: allText(kind, total),
                spans: [],
                list: true as const,
                words: q,
              },
            ]
          : []),
      ],
    }));

export const recentGroup = (words: readonly string[]): SuggestionGroup[] =>
  words.length === 0
    ? []
    : [
        {
          kind: 'recent',
          total: words.length,
          items: words.map((one) => ({
            key: `recent-${one}`,
            to: listAddress('all', one),
            text: one,
            spans: [],
            words: one,
          })),
        },
      ];
