import type { IndexSchema, SearchDocument } from '../../platform/search/port.ts';
import { normalize } from './characters.ts';
import type { TermDictionary } from './term.dictionary.ts';
import { bigramKey, walk } from './tokens.ts';

/** How strongly BM25F corrects for long fields, none (0) to full (1): the middle of what did well on labelled needs. */
const LENGTH_CORRECTION = 0.6;

export interface LengthSums {
  [field: string]: { sum: number; fields: number };
}

/** The text of a field: arrays side by side, numbers not at all. */
export function textOf(document: SearchDocument, field: string, between = ' '): string {
  const value = document[field];
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(between) : '';
}

/** Turns documents into weighted terms: the F of BM25F, fields summed by weight and length. */
export class FieldWeights {
  readonly lengths: LengthSums;
  private readonly fields: [field: string, weight: number][];
  private byTerm = new Float32Array(1 << 12);

  constructor(schema: IndexSchema, lengths: LengthSums = {}) {
    this.fields = Object.entries(schema.text);
    this.lengths = lengths;
    for (const [field] of this.fields) this.lengths[field] ??= { sum: 0, fields: 0 };
  }

  /** Lets these documents count in the average length; before their terms are asked for. */
  observe(documents: SearchDocument[]): void {
    for (const document of documents) {
      for (const [field] of this.fields) {
        const length = textOf(document, field).length;
        if (!length) continue;
        this.lengths[field]!.sum += length;
        this.lengths[field]!.fields++;
      }
    }
  }

  /** Calls `add` once for each term of the document with its summed weight. */
  terms(
    document: SearchDocument,
    dictionary: TermDictionary,
    add: (term: number, weight: number) => void,
  ): void {
    const touched: number[] = [];
    for (const [field, weight] of this.fields) {
      const text = textOf(document, field);
      if (text)
        this.gather(normalize(text), this.perToken(field, text, weight), dictionary, touched);
    }
    for (const term of touched) {
      add(term, this.byTerm[term]!);
      this.byTerm[term] = 0;
    }
  }

  private perToken(field: string, text: string, weight: number): number {
    const { sum, fields } = this.lengths[field]!;
    const average = fields ? sum / fields : text.length;
    return weight / (1 - LENGTH_CORRECTION + (LENGTH_CORRECTION * text.length) / average);
  }

  private gather(text: string, perToken: number, dictionary: TermDictionary, touched: number[]) {
    const count = (key: number): void => {
      const term = dictionary.add(key);
      if (term >= this.byTerm.length) this.widen(term);
      if (this.byTerm[term] === 0) touched.push(term);
      this.byTerm[term]! += perToken;
    };
    walk(text, {
      han: (code, previous) => {
        count(code);
        if (previous) count(bigramKey(previous, code));
      },
      word: (word) => count(dictionary.addWord(word)),
    });
  }

  private widen(term: number): void {
    const wider = new Float32Array(Math.max(this.byTerm.length * 2, term + 1));
    wider.set(this.byTerm);
    this.byTerm = wider;
  }
}
