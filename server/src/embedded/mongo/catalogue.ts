import { UUID } from 'bson';
import { StoreError } from './failure.ts';
import { type Index, readIndex } from './index.definition.ts';
import { keyPrefix } from './key.encoding.ts';
import { toNumber } from './numbers.ts';
import { encode } from './raw.document.ts';
import { decode } from './raw.values.ts';
import type { StorageFiles } from './storage.files.ts';
import type { Doc } from './values.ts';

export interface Collection {
  ns: string;
  db: string;
  name: string;
  id: number;
  uuid: UUID;
  options: Doc;
  indexes: Index[];
  /** Documents now stored. */
  count: number;
  /** Bytes its documents grew by since it was opened. */
  grown: number;
  /** Bytes it had when it was opened, once somebody counted them. */
  bytesBefore?: number;
}

const keyOf = (ns: string) => Buffer.from(`c:${ns}`);
const NEXT_ID = Buffer.from('nextId');

function checkName(ns: string, name: string): void {
  if (!name || /[$\0]/.test(name) || name.startsWith('.') || Buffer.byteLength(ns) > 255) {
    throw new StoreError(73, 'InvalidNamespace', `Invalid namespace specified '${ns}'`);
  }
}

/** The collections and their indexes, in memory and on disk. Changes belong in a write transaction. */
export class Catalogue {
  private readonly files: StorageFiles;
  private readonly byNs = new Map<string, Collection>();
  private readonly byId = new Map<number, Collection>();
  private nextId = 1;

  constructor(files: StorageFiles) {
    this.files = files;
    this.reload();
  }

  /** Reads everything from disk again, as after a transaction that failed. */
  reload(): void {
    const indexes = this.all().flatMap((collection) => collection.indexes);
    const since = new Map(indexes.map((index) => [index.id, index.since]));
    this.byNs.clear();
    this.byId.clear();
    const next = this.files.meta.getBinary(NEXT_ID);
    this.nextId = Math.max(this.nextId, next ? next.readUInt32BE(0) : 1);
    for (const { value } of this.files.meta.getRange({
      start: keyOf(''),
      end: Buffer.from('c;'),
    })) {
      const collection = this.read(decode(value));
      for (const index of collection.indexes) index.since = since.get(index.id) ?? 0;
      this.register(collection);
    }
  }

  private read(stored: Doc): Collection {
    const id = toNumber(stored.id);
    const indexes = (stored.indexes as Doc[]).map((entry) =>
      readIndex(toNumber(entry.id), entry.spec as Doc, {
        multikey: entry.multikey === true,
        cut: entry.cut === true,
      }),
    );
    return {
      ns: `${stored.db}.${stored.name}`,
      db: stored.db as string,
      name: stored.name as string,
      id,
      uuid: new UUID(stored.uuid as string),
      options: stored.options as Doc,
      indexes,
      count: this.files.documents.getKeysCount({ start: keyPrefix(id), end: keyPrefix(id + 1) }),
      grown: 0,
    };
  }

  private register(collection: Collection): void {
    this.byNs.set(collection.ns, collection);
    this.byId.set(collection.id, collection);
  }

  find(db: string, name: string): Collection | undefined {
    return this.byNs.get(`${db}.${name}`);
  }

  get(id: number): Collection | undefined {
    return this.byId.get(id);
  }

  all(): Collection[] {
    return [...this.byNs.values()];
  }

  inDatabase(db: string): Collection[] {
    return this.all().filter((collection) => collection.db === db);
  }

  newId(): number {
    return this.nextId++;
  }

  /** A collection that is not yet part of the catalogue (a transaction may make one). */
  draft(db: string, name: string, options: Doc = {}): Collection {
    const ns = `${db}.${name}`;
    checkName(ns, name);
    const id = this.newId();
    return { ns, db, name, id, uuid: new UUID(), options, indexes: [], count: 0, grown: 0 };
  }

  /** Writes a collection down, new or changed. */
  save(collection: Collection): void {
    const { db, name, id, options } = collection;
    const indexes = collection.indexes.map(({ id, spec, multikey, cut }) => ({
      id,
      spec,
      multikey,
      cut,
    }));
    const stored = { db, name, id, uuid: collection.uuid.toString(), options, indexes };
    this.files.meta.putSync(keyOf(collection.ns), encode(stored));
    const next = Buffer.alloc(4);
    next.writeUInt32BE(this.nextId, 0);
    this.files.meta.putSync(NEXT_ID, next);
    this.register(collection);
  }

  /** Finds a collection or makes it. */
  ensure(db: string, name: string, options: Doc = {}): Collection {
    const known = this.find(db, name);
    if (known) return known;
    const made = this.draft(db, name, options);
    this.save(made);
    return made;
  }

  forget(collection: Collection): void {
    this.files.meta.removeSync(keyOf(collection.ns));
    this.byNs.delete(collection.ns);
    this.byId.delete(collection.id);
  }

  rename(collection: Collection, db: string, name: string): void {
    checkName(`${db}.${name}`, name);
    this.forget(collection);
    Object.assign(collection, { db, name, ns: `${db}.${name}` });
    this.save(collection);
  }
}
