import type { SearchDocument } from '../../platform/search/port.ts';

/**
 * Documents as text without the names of their fields, which are the same for thousands of them. Identity and revision
 * are not in it: the store has them by number.
 */
export class DocumentShapes {
  /** the fields of each kind of document seen, in their order */
  readonly fields: string[][];
  private readonly numbers: Map<string, number>;

  constructor(fields: string[][] = []) {
    this.fields = fields;
    this.numbers = new Map(fields.map((names, shape) => [JSON.stringify(names), shape]));
  }

  write({ id: _, rev: __, ...rest }: SearchDocument): string {
    const fields = Object.keys(rest);
    const shape = this.shapeOf(fields);
    // a value that is missing becomes null, which no document holds
    return JSON.stringify([shape, ...Object.values(rest)]);
  }

  read(id: string, rev: number, text: string): SearchDocument {
    const [shape, ...values] = JSON.parse(text) as [number, ...(SearchDocument[''] | null)[]];
    const document: SearchDocument = { id, rev };
    for (const [at, field] of this.fields[shape]!.entries()) {
      const value = values[at] ?? undefined;
      if (value !== undefined) document[field] = value;
    }
    return document;
  }

  private shapeOf(fields: string[]): number {
    const name = JSON.stringify(fields);
    let shape = this.numbers.get(name);
    if (shape === undefined) {
      shape = this.fields.push(fields) - 1;
      this.numbers.set(name, shape);
    }
    return shape;
  }
}
