import { type SearchDocument, SearchFault } from '../../platform/search/port.ts';
import type { Mask } from './columns.ts';
import type { PackedDocuments } from './packed.documents.ts';

/** A document as it came, its place among the packed ones, or nothing once it is gone. */
type Held = SearchDocument | number | null;

/** The documents by number. A change gives a document a new number; the old one stays as a tombstone. */
export class DocumentStore {
  private held: Held[] = [];
  private ids: string[] = [];
  private revs: number[] = [];
  private numbers = new Map<string, number>();
  private alive = new Uint8Array(1024);
  private packed: PackedDocuments | undefined;

  /** Documents of a snapshot, by number. */
  static from(ids: string[], revs: ArrayLike<number>, packed: PackedDocuments): DocumentStore {
    const store = new DocumentStore();
    store.packed = packed;
    ids.forEach((id, number) => {
      store.add(id, revs[number]!, number);
    });
    return store;
  }

  /** Numbers given so far, tombstones among them. */
  get count(): number {
    return this.held.length;
  }

  get living(): number {
    return this.numbers.size;
  }

  get dead(): number {
    return this.held.length - this.numbers.size;
  }

  /** 1 for every number that is not a tombstone. */
  live(): Mask {
    return this.alive.subarray(0, this.held.length);
  }

  at(number: number): SearchDocument {
    const held = this.held[number]!;
    return typeof held === 'number' ? this.packed!.read(held) : held;
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
    return this.add(document.id, document.rev, document);
  }

  remove(id: string): void {
    const number = this.numbers.get(id);
    if (number === undefined) return;
    this.numbers.delete(id);
    this.held[number] = null;
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

  /** The JSON of a document. */
  bytes(number: number): Buffer {
    const held = this.held[number]!;
    return typeof held === 'number' ? this.packed!.bytes(held) : Buffer.from(JSON.stringify(held));
  }

  /** For each number the one it gets when the tombstones are dropped, or -1 for a tombstone. */
  renumbering(): Int32Array {
    let next = 0;
    return Int32Array.from(this.held, (held) => (held === null ? -1 : next++));
  }

  /** The same documents without tombstones. */
  compacted(): DocumentStore {
    const store = new DocumentStore();
    store.packed = this.packed;
    for (const [number, held] of this.held.entries())
      if (held !== null) store.add(this.ids[number]!, this.revs[number]!, held);
    return store;
  }

  private add(id: string, rev: number, held: Held): number {
    const number = this.held.length;
    this.held.push(held);
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
