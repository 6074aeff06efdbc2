import type { Value } from '../../platform/search/port.ts';

export type ColumnValue = Value | string[] | undefined;

/** One bit of truth a document; bytes, because and/or/not over bytes is a plain loop. */
export type Mask = Uint8Array;

/**
 * The values of one field for filters, facet counts and sorting. Numbers lie as they are; strings and
 * booleans as codes; the further values of an array in a side list.
 */
export class Column {
  private numbers = new Float64Array(0);
  private codes = new Int32Array(0);
  private more = new Map<number, number[]>();
  private codeOf = new Map<string | boolean, number>();
  private valueOf: (string | boolean)[] = [];

  set(document: number, value: ColumnValue): void {
    if (document >= this.codes.length) this.widen(document);
    this.numbers[document] = typeof value === 'number' ? value : Number.NaN;
    this.codes[document] = -1;
    this.more.delete(document);
    if (value === undefined || typeof value === 'number') return;
    const codes = Array.isArray(value) ? [...new Set(value)].map((v) => this.code(v)) : null;
    this.codes[document] = codes ? (codes[0] ?? -1) : this.code(value as string | boolean);
    if (codes && codes.length > 1) this.more.set(document, codes.slice(1));
  }

  /** Marks the documents that hold one of the values (any element of an array). */
  oneOf(values: Value[], count: number): Mask {
    const mask = new Uint8Array(count);
    const numbers = new Set(values.filter((v) => typeof v === 'number'));
    const codes = new Set<number>();
    for (const value of values) {
      const code = typeof value === 'number' ? undefined : this.codeOf.get(value);
      if (code !== undefined) codes.add(code);
    }
    if (codes.size === 1) this.markCode([...codes][0]!, mask);
    else if (codes.size > 1)
      for (let i = 0; i < count; i++) if (codes.has(this.codes[i]!)) mask[i] = 1;
    if (numbers.size)
      for (let i = 0; i < count; i++) if (numbers.has(this.numbers[i]!)) mask[i] = 1;
    for (const [document, further] of this.more) {
      if (further.some((code) => codes.has(code))) mask[document] = 1;
    }
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
    const byNumber = new Map<number, number>();
    for (let i = 0; i < marked.length; i++) {
      if (!marked[i]) continue;
      const code = this.codes[i]!;
      if (code >= 0) byCode[code]!++;
      else if (!Number.isNaN(this.numbers[i])) {
        byNumber.set(this.numbers[i]!, (byNumber.get(this.numbers[i]!) ?? 0) + 1);
      }
    }
    for (const [document, further] of this.more) {
      if (marked[document]) for (const code of further) byCode[code]!++;
    }
    const counts = new Map<string, number>();
    byCode.forEach((count, code) => {
      if (count) counts.set(String(this.valueOf[code]), count);
    });
    for (const [number, count] of byNumber) counts.set(String(number), count);
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

  private markCode(code: number, mask: Mask): void {
    for (let i = 0; i < mask.length; i++) if (this.codes[i] === code) mask[i] = 1;
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
    const codes = new Int32Array(length).fill(-1);
    numbers.set(this.numbers);
    codes.set(this.codes);
    this.numbers = numbers;
    this.codes = codes;
  }
}
