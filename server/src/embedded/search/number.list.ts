/** Whole numbers, one after another: four bytes each where an array of them takes eight and more. */
export class NumberList {
  private held = new Uint32Array(4);
  private length = 0;

  push(number: number): void {
    if (this.length === this.held.length) {
      const longer = new Uint32Array(Math.ceil(this.length * 1.5));
      longer.set(this.held);
      this.held = longer;
    }
    this.held[this.length++] = number;
  }

  /** What is in it now. */
  view(): Uint32Array {
    return this.held.subarray(0, this.length);
  }
}
