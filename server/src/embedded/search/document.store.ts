import { type SearchDocument, SearchFault } from '../../platform/search/port.ts';
import type { Mask } from './columns.ts';

/** The documents by number. A change gives a document a new number; the old one stays as a tombstone. */
export class DocumentStore {
  private held: (SearchDocument | null)[] = [];
  private numbers = new Map<string, number>();
  private alive = new Uint8Array(1024);

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
    return this.held[number]!;
  }

  byId(id: string): SearchDocument | undefined {
    const number = this.numbers.get(id);
    return number === undefined ? undefined : this.at(number);
  }

  put(document: SearchDocument): number {
    this.remove(document.id);
    const number = this.held.length;
    this.held.push(document);
    this.numbers.set(document.id, number);
    if (number >= this.alive.length) {
      const wider = new Uint8Array(this.alive.length * 2);
      wider.set(this.alive);
      this.alive = wider;
    }
    this.alive[number] = 1;
    return number;
  }

  remove(id: string): void {
    const number = this.numbers.get(id);
    if (number === undefined) return;
    this.numbers.delete(id);
    this.held[number] = null;
    this.alive[number] = 0;
  }

  *all(): Generator<SearchDocument> {
    for (const document of this.held) if (document) yield document;
  }

  /** For each number the one it gets when the tombstones are dropped, or -1 for a tombstone. */
  renumbering(): Int32Array {
    let next = 0;
    return Int32Array.from(this.held, (document) => (document ? next++ : -1));
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
