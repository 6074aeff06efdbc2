import { createHash } from 'node:crypto';
import mongoose from 'mongoose';

export type Client = mongoose.mongo.MongoClient;

/** Opens a connection to a store. */
export const connectTo = (uri: string, more: mongoose.mongo.MongoClientOptions = {}) =>
  mongoose.mongo.MongoClient.connect(uri, { serverSelectionTimeoutMS: 5000, ...more });

/** What a collection holds: enough to tell whether a copy is one. */
export interface Contents {
  db: string;
  collection: string;
  documents: number;
  /** SHA-256 over the documents' bytes in the order of `_id`. */
  hash: string;
  /** Definitions of its indexes beside `_id_`, by name. */
  indexes: string[];
}

/** A document of `listIndexes`; version and namespace differ between servers and say nothing. */
export type IndexSpec = mongoose.mongo.Document & { name: string };

export async function indexesOf(collection: mongoose.mongo.Collection): Promise<IndexSpec[]> {
  const found = (await collection.listIndexes().toArray()) as IndexSpec[];
  return found
    .filter(({ name }) => name !== '_id_')
    .map(({ v: _v, ns: _ns, background: _b, ...spec }) => spec as IndexSpec);
}

const sorted = (spec: IndexSpec) =>
  Object.fromEntries(Object.entries(spec).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Indexes as texts that can be compared: fields of the key in their order, options by name. */
export const describeIndexes = (specs: IndexSpec[]): string[] =>
  specs.map((spec) => JSON.stringify({ ...sorted(spec), key: Object.entries(spec.key) })).sort();

const SYSTEM = new Set(['admin', 'local', 'config']);

/** Databases and collections a store holds, without the server's own. */
export async function collectionsOf(
  client: Client,
  only?: string,
): Promise<mongoose.mongo.Collection[]> {
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
  const names = databases.map(({ name }) => name).filter((name) => !SYSTEM.has(name));
  const found: mongoose.mongo.Collection[] = [];
  for (const name of names.filter((one) => only === undefined || one === only).sort()) {
    const listed = await client.db(name).listCollections({}, { nameOnly: true }).toArray();
    for (const { name: collection, type } of listed.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (type !== 'collection')
        throw new Error(`${name}.${collection} is a ${type}: drop it first`);
      if (!collection.startsWith('system.')) found.push(client.db(name).collection(collection));
    }
  }
  return found;
}

/** Reads a whole collection for its count, hash and indexes. */
export async function contentsOf(collection: mongoose.mongo.Collection): Promise<Contents> {
  const hash = createHash('sha256');
  let documents = 0;
  const cursor = collection.find({}, { raw: true, batchSize: 1000 }).sort({ _id: 1 });
  for await (const raw of cursor) {
    hash.update(raw as unknown as Buffer);
    documents += 1;
  }
  return {
    db: collection.dbName,
    collection: collection.collectionName,
    documents,
    hash: hash.digest('hex'),
    indexes: describeIndexes(await indexesOf(collection)),
  };
}

/** The contents of every collection. */
export async function allContents(client: Client, only?: string): Promise<Contents[]> {
  const all: Contents[] = [];
  for (const collection of await collectionsOf(client, only))
    all.push(await contentsOf(collection));
  return all;
}

const nameOf = ({ db, collection }: Contents) => `${db}.${collection}`;

/** What differs between what should be there and what is, a line each; none when the copy is true. */
export function differences(wanted: Contents[], found: Contents[]): string[] {
  const byName = new Map(found.map((one) => [nameOf(one), one]));
  const lines: string[] = [];
  for (const one of wanted) {
    const other = byName.get(nameOf(one));
    byName.delete(nameOf(one));
    if (!other) lines.push(`${nameOf(one)}: missing`);
    else if (other.documents !== one.documents)
      lines.push(`${nameOf(one)}: ${other.documents} documents instead of ${one.documents}`);
    else if (other.hash !== one.hash) lines.push(`${nameOf(one)}: documents differ`);
    else if (String(other.indexes) !== String(one.indexes))
      lines.push(`${nameOf(one)}: indexes differ`);
  }
  for (const name of byName.keys()) lines.push(`${name}: not in the original`);
  return lines;
}

/** The contents as a table, and their sum. */
export function tableOf(contents: Contents[]): string {
  const rows = contents.map(
    (one) =>
      `  ${nameOf(one).padEnd(40)} ${String(one.documents).padStart(9)}  ${one.hash.slice(0, 12)}  ${one.indexes.length} indexes`,
  );
  const documents = contents.reduce((sum, one) => sum + one.documents, 0);
  return [...rows, `  ${contents.length} collections, ${documents} documents`].join('\n');
}
