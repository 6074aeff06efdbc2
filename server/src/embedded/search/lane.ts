/** One value a document in a typed array, as long as the last document that has one. */
export class Lane<A extends Float64Array | Int32Array> {
  /** beyond its end every value is the empty one */
  array: A;
  private readonly empty: number;

  constructor(array: A, empty: number) {
    this.array = array;
    this.empty = empty;
  }

  get(document: number): number {
    return document < this.array.length ? this.array[document]! : this.empty;
  }

  set(document: number, value: number): void {
    if (document >= this.array.length) {
      if (Object.is(value, this.empty)) return;
      const Kind = this.array.constructor as new (length: number) => A;
      const longer = new Kind(Math.max(1024, Math.ceil(this.array.length * 1.5), document + 1));
      longer.fill(this.empty);
      longer.set(this.array);
      this.array = longer;
    }
    this.array[document] = value;
  }

  /** The values of the first `count` documents, as far as there are any. */
  first(count: number): A {
    return this.array.subarray(0, count) as A;
  }
}
