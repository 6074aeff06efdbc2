import type { SearchDocument } from '../../platform/search/port.ts';
import type { Mask } from './columns.ts';
import { textOf } from './field.weights.ts';
import type { IndexView } from './index.view.ts';
import type { Postings } from './postings.ts';
import { meet } from './query.run.ts';
import { collapse, holdsQuoted, type Phrase } from './quoted.ts';

const BLANK = 0x20;

/**
 * Clears the documents that hold a quoted phrase in none of the fields. Reading a text is dear: only what holds all words
 * and pairs of the phrase is read, and nothing where one of them is the whole phrase.
 */
export function keepPhrases(phrases: Phrase[], matches: Mask, index: IndexView): void {
  const fields = Object.keys(index.schema.text);
  for (const phrase of phrases) {
    const possible = holdersOf(phrase, matches, index.postings);
    matches.fill(0);
    for (const document of possible) {
      const held = phrase.whole || holds(phrase.text, fields, index.store.at(document));
      if (held) matches[document] = 1;
    }
  }
}

/** The marked documents that hold every term of a phrase, lowest first. */
function holdersOf({ terms }: Phrase, matches: Mask, postings: Postings): number[] {
  if (terms.includes(-1)) return [];
  const byCount = terms.toSorted((a, b) => postings.count(a) - postings.count(b));
  const [rarest, ...others] = byCount;
  let holders: number[] = [];
  if (rarest === undefined) {
    for (let i = 0; i < matches.length; i++) if (matches[i]) holders.push(i);
    return holders;
  }
  for (const { first, documents, from, to } of postings.lists(rarest)) {
    for (let i = from; i < to; i++)
      if (matches[first + documents[i]!]) holders.push(first + documents[i]!);
  }
  for (const term of others) {
    const both: number[] = [];
    for (const list of postings.lists(term)) meet(list, holders, (document) => both.push(document));
    holders = both;
  }
  return holders;
}

function holds(phrase: string, fields: string[], document: SearchDocument): boolean {
  const plain = phrase.charCodeAt(0) > BLANK && !/[^\u4e00-\u9fff]/.test(phrase);
  return fields.some((field) => {
    const text = textOf(document, field);
    // characters that stand side by side do so in every writing of the text
    return (plain && text.includes(phrase)) || holdsQuoted(collapse(text), phrase);
  });
}
