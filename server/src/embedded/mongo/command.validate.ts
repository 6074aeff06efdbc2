import type { Collection } from './catalogue.ts';
import { type Command, collectionName, collectionOf } from './command.context.ts';
import type { Engine } from './engine.ts';
import { namespaceNotFound } from './failure.ts';
import { type View, viewOf } from './field.view.ts';
import type { Index } from './index.definition.ts';
import { indexKeys } from './index.keys.ts';
import { keyPrefix } from './key.encoding.ts';
import { checkDocument } from './raw.checking.ts';
import type { Snapshot } from './storage.files.ts';
import type { Doc } from './values.ts';

const SLICE = 500;
const MOST_ERRORS = 20;
const yieldLoop = () => new Promise((resolve) => setImmediate(resolve));

/** Compares documents and index entries of one snapshot, in slices so that other commands pass. */
class Validation {
  private readonly engine: Engine;
  private readonly indexes: Index[];
  private readonly snapshot: Snapshot;
  private readonly view: View = viewOf(undefined);
  readonly wanted = new Map<string, number>();
  readonly errors: string[] = [];
  records = 0;
  invalid = 0;

  constructor(engine: Engine, collection: Collection, snapshot: Snapshot) {
    this.engine = engine;
    this.indexes = [...collection.indexes];
    this.snapshot = snapshot;
    for (const { name } of this.indexes) this.wanted.set(name, 0);
  }

  private fail(error: string): void {
    if (this.errors.length < MOST_ERRORS) this.errors.push(error);
  }

  private document(key: Buffer, raw: Buffer): void {
    this.records += 1;
    try {
      checkDocument(raw);
      const doc = this.view(raw);
      for (const index of this.indexes) this.entriesOf(index, key, doc);
    } catch (error) {
      this.invalid += 1;
      this.fail(`document ${key.toString('hex')}: ${String(error)}`);
    }
  }

  private entriesOf(index: Index, key: Buffer, doc: Doc): void {
    const { keys } = indexKeys(index, doc);
    this.wanted.set(index.name, (this.wanted.get(index.name) ?? 0) + keys.length);
    for (const entry of keys) {
      const holders = this.engine.files.entries.getValues(entry, { transaction: this.snapshot });
      if (![...holders].some((holder) => holder.equals(key)))
        this.fail(`document ${key.toString('hex')} has no entry in ${index.name}`);
    }
  }

  async documents(id: number): Promise<void> {
    let next = keyPrefix(id);
    const end = keyPrefix(id + 1);
    for (let read = SLICE; read === SLICE; await yieldLoop()) {
      read = 0;
      const range = { start: next, end, limit: SLICE, transaction: this.snapshot as never };
      for (const { key, value } of this.engine.files.documents.getRange(range)) {
        this.document(key, value);
        next = Buffer.concat([key, Buffer.of(0)]);
        read += 1;
      }
    }
  }

  /** With every document's entries there, a count that is too high means entries without documents. */
  async entries(): Promise<void> {
    for (const { name, id } of this.indexes) {
      const range = { start: keyPrefix(id), end: keyPrefix(id + 1) };
      const found = this.engine.files.entries.getCount({
        ...range,
        transaction: this.snapshot as never,
      });
      const wanted = this.wanted.get(name) ?? 0;
      if (found !== wanted) this.fail(`${name} has ${found} entries instead of ${wanted}`);
      await yieldLoop();
    }
  }
}

/** `validate`: whether every document has its entries, every entry its document, and every document is sound. */
export const validate: Command = async (command, context) => {
  const { engine, db } = context;
  const collection = collectionOf(command, context);
  const ns = `${db}.${collectionName(command)}`;
  if (!collection) throw namespaceNotFound(ns);
  const { count } = collection;
  const { source, done } = engine.openSource();
  try {
    const run = new Validation(engine, collection, source.snapshot as Snapshot);
    await run.documents(collection.id);
    await run.entries();
    if (run.records !== count) run.errors.push(`${run.records} documents, counted as ${count}`);
    return {
      ns,
      nInvalidDocuments: run.invalid,
      nrecords: run.records,
      nIndexes: run.wanted.size + 1,
      keysPerIndex: { _id_: run.records, ...Object.fromEntries(run.wanted) },
      valid: run.errors.length === 0,
      errors: run.errors,
      warnings: [],
      ok: 1,
    };
  } finally {
    done();
  }
};
