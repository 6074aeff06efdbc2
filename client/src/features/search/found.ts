import type { Spans } from './suggestions.ts';

/** What the server marked, by field: the text (perhaps cut) and the places in it. */
export type Marks = Readonly<Record<string, { text: string; spans: [number, number][] }>>;

/** The marks of a field shown whole: only when the server marked this very text, not a piece cut from it. */
export const spansOf = (marks: Marks, field: string, text: string): Spans => {
  const mark = marks[field];
  return mark && mark.text === text ? mark.spans : [];
};
