import type { Value } from '../../platform/search/port.ts';

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

/** A column as it lies in a snapshot. */
export interface ColumnState {
  numbers: Float64Array;
  codes: Int32Array;
  further: Int32Array;
  poolCode: Int32Array;
  poolNext: Int32Array;
  numeric: boolean;
  values: (string | boolean)[];
}

/**
 * The values of one field for filters, facet counts and sorting. Numbers lie as they are; strings and
 * booleans as codes; the further values of an array in chains through one pool, so that counting is a walk
 * over typed arrays.
 */
export class Column {
  private numbers = new Float64Array(0);
  private codes = new Int32Array(0);
  /** where in the pool a document's further codes begin */
  private further = new Int32Array(0);
  private poolCode = new Int32Array(0);
  private poolNext = new Int32Array(0);
  private pooled = 0;
  private numeric = false;
  private codeOf = new Map<string | boolean, number>();
  private valueOf: (string | boolean)[] = [];

  static from(state: ColumnState): Column {
    const column = new Column();
    for (const value of state.values) column.code(value);
    column.numbers = state.numbers.slice();
    column.codes = state.codes.slice();
    column.further = state.further.slice();
    column.poolCode = state.poolCode.slice();
    column.poolNext = state.poolNext.slice();
    column.pooled = state.poolCode.length;
    column.numeric = state.numeric;
    return column;
  }

  /** The values of the first `count` documents. */
  state(count: number): ColumnState {
    if (count > this.codes.length) this.widen(count - 1);
    return {
      numbers: this.numbers.subarray(0, count),
      codes: this.codes.subarray(0, count),
      further: this.further.subarray(0, count),
      poolCode: this.poolCode.subarray(0, this.pooled),
      poolNext: this.poolNext.subarray(0, this.pooled),
      numeric: this.numeric,
      values: this.valueOf,
    };
  }

  /** The same values under new numbers; see Postings.merged. */
  renumbered(renumber: Int32Array): Column {
    const column = new Column();
    for (const value of this.valueOf) column.code(value);
    column.numeric = this.numeric;
    for (const [from, to] of renumber.entries()) {
      if (to < 0 || from >= this.codes.length) continue;
      if (to >= column.codes.length) column.widen(to);
      column.numbers[to] = this.numbers[from]!;
      column.codes[to] = this.codes[from]!;
      const codes = this.codesFrom(from);
      if (codes.length > 1) column.further[to] = column.chain(codes);
    }
    return column;
  }

  set(document: number, value: ColumnValue): void {
    if (document >= this.codes.length) this.widen(document);
    this.numeric ||= typeof value === 'number';
    this.numbers[document] = typeof value === 'number' ? value : Number.NaN;
    this.codes[document] = NONE;
    this.further[document] = NONE;
    if (value === undefined || typeof value === 'number') return;
    const codes = Array.isArray(value) ? [...new Set(value)].map((v) => this.code(v)) : null;
    this.codes[document] = codes ? (codes[0] ?? NONE) : this.code(value as string | boolean);
    if (codes && codes.length > 1) this.further[document] = this.chain(codes);
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
      for (let i = 0; i < count; i++) if (numbers.has(this.numbers[i]!)) mask[i] = 1;
    return mask;
  }

  between(low: number, high: number, openLow: boolean, openHigh: boolean, count: number): Mask {
    const mask = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const value = this.numbers[i]!;
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
    const { codes, further, poolCode, poolNext } = this;
    for (let i = 0; i < marked.length; i++) {
      if (!marked[i] || codes[i]! < 0) continue;
      byCode[codes[i]!]!++;
      for (let at = further[i]!; at >= 0; at = poolNext[at]!) byCode[poolCode[at]!]!++;
    }
    const counts = new Map<string, number>();
    byCode.forEach((count, code) => {
      if (count) counts.set(String(this.valueOf[code]), count);
    });
    if (this.numeric)
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
    const codeA = this.codes[a]!;
    const codeB = this.codes[b]!;
    if (codeA < 0 || codeB < 0) {
      // numbers before strings, should a field ever mix them
      return codeA < 0 && codeB < 0 ? this.numbers[a]! - this.numbers[b]! : codeA - codeB;
    }
    if (codeA === codeB) return 0;
    return this.valueOf[codeA]! < this.valueOf[codeB]! ? -1 : 1;
  }

  private has(document: number): boolean {
    return this.codes[document]! >= 0 || !Number.isNaN(this.numbers[document]);
  }

  private numberCounts(marked: Mask): Map<number, number> {
    const counts = new Map<number, number>();
    for (let i = 0; i < marked.length; i++) {
      const number = marked[i] ? this.numbers[i]! : Number.NaN;
      if (!Number.isNaN(number)) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    return counts;
  }

  private markCodes(wanted: Uint8Array, mask: Mask): void {
    const { codes, further, poolCode, poolNext } = this;
    for (let i = 0; i < mask.length; i++) {
      if (codes[i]! < 0) continue;
      let marked = wanted[codes[i]!]!;
      for (let at = further[i]!; at >= 0 && !marked; at = poolNext[at]!)
        marked = wanted[poolCode[at]!]!;
      mask[i] = marked;
    }
  }

  private codesFrom(document: number): number[] {
    const codes = [this.codes[document]!];
    for (let at = this.further[document]!; at >= 0; at = this.poolNext[at]!)
      codes.push(this.poolCode[at]!);
    return codes;
  }

  /** Files the codes after the first; what a changed document leaves behind goes when the engine merges. */
  private chain(codes: number[]): number {
    let next = NONE;
    for (const code of codes.slice(1).reverse()) {
      if (this.pooled === this.poolCode.length) this.deepen();
      this.poolCode[this.pooled] = code;
      this.poolNext[this.pooled] = next;
      next = this.pooled++;
    }
    return next;
  }

  private deepen(): void {
    const length = Math.max(1024, this.pooled * 2);
    this.poolCode = longer(this.poolCode, length);
    this.poolNext = longer(this.poolNext, length);
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

  private widen(document: number): void {
    const length = Math.max(1024, this.codes.length * 2, document + 1);
    const numbers = new Float64Array(length).fill(Number.NaN);
    numbers.set(this.numbers);
    this.numbers = numbers;
    this.codes = longer(this.codes, length);
    this.further = longer(this.further, length);
  }
}

const longer = (from: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> => {
  const to = new Int32Array(length).fill(NONE);
  to.set(from);
  return to;
};
