import { type SearchDocument, SearchFault } from '../../platform/search/port.ts';
import type { Mask } from './columns.ts';
import { DocumentShapes } from './document.shapes.ts';
import { PackedDocuments, type PackedState } from './packed.documents.ts';

/** What a snapshot holds of the documents, by number. */
export interface StoreState {
  ids: string[];
  revs: Float64Array;
  shapes: string[][];
  packed: PackedState;
}

/** The documents by number. A change gives a document a new number; the old one stays as a tombstone. */
export class DocumentStore {
  private ids: string[] = [];
  private revs: number[] = [];
  private numbers = new Map<string, number>();
  private alive = new Uint8Array(1024);
  private shapes = new DocumentShapes();
  private packed = new PackedDocuments();

  static from({ ids, revs, shapes, packed }: StoreState): DocumentStore {
    const store = new DocumentStore();
    store.shapes = new DocumentShapes(shapes);
    store.packed = PackedDocuments.from(packed);
    for (const [number, id] of ids.entries()) store.add(id, revs[number]!);
    return store;
  }

  /** For a snapshot, of a store without tombstones. */
  state(): StoreState {
    const { ids, shapes, packed } = this;
    const revs = Float64Array.from(this.revs);
    return { ids, revs, shapes: shapes.fields, packed: packed.state() };
  }

  /** Numbers given so far, tombstones among them. */
  get count(): number {
    return this.ids.length;
  }

  get living(): number {
    return this.numbers.size;
  }

  get dead(): number {
    return this.ids.length - this.numbers.size;
  }

  /** 1 for every number that is not a tombstone. */
  live(): Mask {
    return this.alive.subarray(0, this.ids.length);
  }

  at(number: number): SearchDocument {
    return this.shapes.read(this.ids[number]!, this.revs[number]!, this.packed.read(number));
  }

  idAt(number: number): string {
    return this.ids[number]!;
  }

  /** The revision held of a document; undefined when there is none. */
  revOf(id: string): number | undefined {
    const number = this.numbers.get(id);
    return number === undefined ? undefined : this.revs[number];
  }

  put(document: SearchDocument): number {
    this.remove(document.id);
    this.packed.push(this.shapes.write(document));
    return this.add(document.id, document.rev);
  }

  remove(id: string): void {
    const number = this.numbers.get(id);
    if (number === undefined) return;
    this.numbers.delete(id);
    this.alive[number] = 0;
  }

  *all(): Generator<SearchDocument> {
    for (const number of this.numbers.values()) yield this.at(number);
  }

  /** What is held, by number. */
  marks(): { id: string; rev: number }[] {
    const living = [...this.ids.keys()].filter((number) => this.alive[number]);
    return living.map((number) => ({ id: this.ids[number]!, rev: this.revs[number]! }));
  }

  /** For each number the one it gets when the tombstones are dropped, or -1 for a tombstone. */
  renumbering(): Int32Array {
    let next = 0;
    return Int32Array.from(this.live(), (alive) => (alive ? next++ : -1));
  }

  /** The same documents without tombstones, under the numbers of `renumbering`. */
  compacted(renumber: Int32Array): DocumentStore {
    const store = new DocumentStore();
    store.shapes = this.shapes;
    store.packed = this.packed.kept(renumber);
    for (const [number, renumbered] of renumber.entries())
      if (renumbered >= 0) store.add(this.ids[number]!, this.revs[number]!);
    return store;
  }

  private add(id: string, rev: number): number {
    const number = this.ids.length;
    this.ids.push(id);
    this.revs.push(rev);
    this.numbers.set(id, number);
    if (number >= this.alive.length) {
      const wider = new Uint8Array(this.alive.length * 2);
      wider.set(this.alive);
      this.alive = wider;
    }
    this.alive[number] = 1;
    return number;
  }
}

/** The same ids as Meilisearch takes, so that no document fits one engine only. */
const ID = /^[\w-]{1,511}$/;

/** Throws on what no engine could hold. */
export function checkDocument(document: SearchDocument): void {
  const refuse = (why: string): never => {
    throw new SearchFault('badDocument', `search document ${JSON.stringify(document.id)}: ${why}`);
  };
  if (typeof document.id !== 'string' || !ID.test(document.id)) refuse('its id must match [\\w-]+');
  if (!Number.isFinite(document.rev)) refuse('rev must be a number');
  for (const [field, value] of Object.entries(document)) {
    const fits = Array.isArray(value)
      ? value.every((element) => typeof element === 'string')
      : value === undefined ||
        ['string', 'boolean'].includes(typeof value) ||
        Number.isFinite(value);
    if (!fits) refuse(`field "${field}" is neither a string, a number, a boolean nor strings`);
  }
}
