import type { Value } from '../../platform/search/port.ts';
import { Lane } from './lane.ts';

export type ColumnValue = Value | string[] | undefined;

/** One bit of truth a document; bytes, because and/or/not over bytes is a plain loop. */
export type Mask = Uint8Array;

/** How many documents a mask marks. */
export function marked(mask: Mask): number {
  let total = 0;
  for (let i = 0; i < mask.length; i++) total += mask[i]!;
  return total;
}

const NONE = -1;

/** A column as it lies in a snapshot: arrays may end before the last document does. */
export interface ColumnState {
  numbers: Float64Array;
  codes: Int32Array;
  further: Int32Array;
  poolCode: Int32Array;
  poolNext: Int32Array;
  values: (string | boolean)[];
}

/**
 * The values of one field for filters, facet counts and sorting. Numbers lie as they are; strings and
 * booleans as codes; the further values of an array in chains through one pool, so that counting is a walk
 * over typed arrays.
 */
export class Column {
  private numbers = new Lane<Float64Array>(new Float64Array(0), Number.NaN);
  private codes = new Lane<Int32Array>(new Int32Array(0), NONE);
  /** where in the pool a document's further codes begin */
  private further = new Lane<Int32Array>(new Int32Array(0), NONE);
  private poolCode = new Lane<Int32Array>(new Int32Array(0), NONE);
  private poolNext = new Lane<Int32Array>(new Int32Array(0), NONE);
  private pooled = 0;
  private codeOf = new Map<string | boolean, number>();
  private valueOf: (string | boolean)[] = [];

  static from(state: ColumnState): Column {
    const column = new Column();
    for (const value of state.values) column.code(value);
    column.numbers.array = state.numbers;
    column.codes.array = state.codes;
    column.further.array = state.further;
    column.poolCode.array = state.poolCode;
    column.poolNext.array = state.poolNext;
    column.pooled = state.poolCode.length;
    return column;
  }

  /** The values of the first `count` documents. */
  state(count: number): ColumnState {
    return {
      numbers: this.numbers.first(count),
      codes: this.codes.first(count),
      further: this.further.first(count),
      poolCode: this.poolCode.first(this.pooled),
      poolNext: this.poolNext.first(this.pooled),
      values: this.valueOf,
    };
  }

  /** The same values under new numbers; see Postings.merged. */
  renumbered(renumber: Int32Array): Column {
    const column = new Column();
    for (const value of this.valueOf) column.code(value);
    for (const [from, to] of renumber.entries()) {
      if (to < 0) continue;
      column.numbers.set(to, this.numbers.get(from));
      const codes = this.codesFrom(from);
      column.codes.set(to, codes[0]!);
      if (codes.length > 1) column.further.set(to, column.chain(codes));
    }
    return column;
  }

  set(document: number, value: ColumnValue): void {
    this.numbers.set(document, typeof value === 'number' ? value : Number.NaN);
    const codes = this.codesOf(value);
    this.codes.set(document, codes[0] ?? NONE);
    this.further.set(document, codes.length > 1 ? this.chain(codes) : NONE);
  }

  private codesOf(value: ColumnValue): number[] {
    if (value === undefined || typeof value === 'number') return [];
    const values = Array.isArray(value) ? [...new Set(value)] : [value];
    return values.map((each) => this.code(each));
  }

  /** Marks the documents that hold one of the values (any element of an array). */
  oneOf(values: Value[], count: number): Mask {
    const mask = new Uint8Array(count);
    const numbers = new Set(values.filter((v) => typeof v === 'number'));
    const wanted = new Uint8Array(this.valueOf.length);
    for (const value of values) {
      const code = typeof value === 'number' ? undefined : this.codeOf.get(value);
      if (code !== undefined) wanted[code] = 1;
    }
    if (wanted.includes(1)) this.markCodes(wanted, mask);
    if (numbers.size)
      for (const [i, value] of this.numbers.first(count).entries())
        if (numbers.has(value)) mask[i] = 1;
    return mask;
  }

  between(low: number, high: number, openLow: boolean, openHigh: boolean, count: number): Mask {
    const mask = new Uint8Array(count);
    const numbers = this.numbers.first(count);
    for (let i = 0; i < numbers.length; i++) {
      const value = numbers[i]!;
      const above = openLow ? value > low : value >= low;
      if (above && (openHigh ? value < high : value <= high)) mask[i] = 1;
    }
    return mask;
  }

  present(count: number): Mask {
    const mask = new Uint8Array(count);
    for (let i = 0; i < count; i++) if (this.has(i)) mask[i] = 1;
    return mask;
  }

  /** How often each value occurs among the marked documents. */
  counts(marked: Mask): Map<string, number> {
    const byCode = new Uint32Array(this.valueOf.length);
    const further = this.further.array;
    const [poolCode, poolNext] = [this.poolCode.array, this.poolNext.array];
    const codes = this.codes.first(marked.length);
    const chained = further.length;
    for (let i = 0; i < codes.length; i++) {
      if (!marked[i] || codes[i]! < 0) continue;
      byCode[codes[i]!]!++;
      if (i >= chained) continue;
      for (let at = further[i]!; at >= 0; at = poolNext[at]!) byCode[poolCode[at]!]!++;
    }
    const counts = new Map<string, number>();
    byCode.forEach((count, code) => {
      if (count) counts.set(String(this.valueOf[code]), count);
    });
    for (const [number, count] of this.numberCounts(marked)) counts.set(String(number), count);
    return counts;
  }

  /** Orders two documents by this field: below 0 when `a` comes first. Those without a value come last. */
  compare(a: number, b: number, descending: boolean): number {
    const hasA = this.has(a);
    const hasB = this.has(b);
    if (!hasA || !hasB) return hasA === hasB ? 0 : hasA ? -1 : 1;
    const upward = this.ascending(a, b);
    return descending ? -upward : upward;
  }

  private ascending(a: number, b: number): number {
    const codeA = this.codes.get(a);
    const codeB = this.codes.get(b);
    if (codeA < 0 || codeB < 0) {
      // numbers before strings, should a field ever mix them
      return codeA < 0 && codeB < 0 ? this.numbers.get(a) - this.numbers.get(b) : codeA - codeB;
    }
    if (codeA === codeB) return 0;
    return this.valueOf[codeA]! < this.valueOf[codeB]! ? -1 : 1;
  }

  private has(document: number): boolean {
    return this.codes.get(document) >= 0 || !Number.isNaN(this.numbers.get(document));
  }

  private numberCounts(marked: Mask): Map<number, number> {
    const counts = new Map<number, number>();
    const numbers = this.numbers.first(marked.length);
    for (let i = 0; i < numbers.length; i++) {
      const number = marked[i] ? numbers[i]! : Number.NaN;
      if (!Number.isNaN(number)) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    return counts;
  }

  private markCodes(wanted: Uint8Array, mask: Mask): void {
    const further = this.further.array;
    const [poolCode, poolNext] = [this.poolCode.array, this.poolNext.array];
    const codes = this.codes.first(mask.length);
    const chained = further.length;
    for (let i = 0; i < codes.length; i++) {
      if (codes[i]! < 0) continue;
      let marked = wanted[codes[i]!]!;
      for (let at = i < chained ? further[i]! : NONE; at >= 0 && !marked; at = poolNext[at]!)
        marked = wanted[poolCode[at]!]!;
      mask[i] = marked;
    }
  }

  private codesFrom(document: number): number[] {
    const codes = [this.codes.get(document)];
    for (let at = this.further.get(document); at >= 0; at = this.poolNext.get(at))
      codes.push(this.poolCode.get(at));
    return codes;
  }

  /** Files the codes after the first; what a changed document leaves behind goes when the engine merges. */
  private chain(codes: number[]): number {
    let next = NONE;
    for (const code of codes.slice(1).reverse()) {
      this.poolCode.set(this.pooled, code);
      this.poolNext.set(this.pooled, next);
      next = this.pooled++;
    }
    return next;
  }

  private code(value: string | boolean): number {
    let code = this.codeOf.get(value);
    if (code === undefined) {
      code = this.valueOf.length;
      this.codeOf.set(value, code);
      this.valueOf.push(value);
    }
    return code;
  }
}
