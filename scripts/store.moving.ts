import type mongoose from 'mongoose';
import {
  type Client,
  type Contents,
  collectionsOf,
  contentsOf,
  describeIndexes,
  differences,
  indexesOf,
} from './store.contents.ts';

type Collection = mongoose.mongo.Collection;

/** Every number, binary and expression as the BSON class it is, so that it is written as it was read. */
const AS_STORED = {
  promoteValues: false,
  promoteLongs: false,
  promoteBuffers: false,
  bsonRegExp: true,
} as const;

const BATCH = 500;

export interface Moving {
  from: Client;
  to: Client;
  /** Drops what the target has of the same collections; without it a collection with documents is refused. */
  replace?: boolean | undefined;
  /** Only this database; all when missing. */
  database?: string | undefined;
}

async function refuseFull(targets: Collection[]): Promise<void> {
  for (const target of targets) {
    if (await target.findOne({}, { projection: { _id: 1 } }))
      throw new Error(
        `${target.namespace} in the target holds documents; say --replace to drop it`,
      );
  }
}

async function makeLike(source: Collection, { from, to }: Moving): Promise<Collection> {
  const [listed] = await from
    .db(source.dbName)
    .listCollections({ name: source.collectionName })
    .toArray();
  const db = to.db(source.dbName);
  await db.collection(source.collectionName).drop();
  const { options } = listed as { options?: object };
  return db.createCollection(source.collectionName, options);
}

async function copyDocuments(source: Collection, target: Collection): Promise<void> {
  let batch: mongoose.mongo.Document[] = [];
  const flush = async () => {
    if (batch.length) await target.insertMany(batch, { ignoreUndefined: false });
    batch = [];
  };
  for await (const doc of source.find({}, AS_STORED).sort({ _id: 1 })) {
    batch.push(doc);
    if (batch.length === BATCH) await flush();
  }
  await flush();
}

/** Indexes come after the comparison: one with a time to live would begin to remove. */
async function moveCollection(source: Collection, moving: Moving) {
  const target = await makeLike(source, moving);
  await copyDocuments(source, target);
  const [wanted, found] = [await contentsOf(source), await contentsOf(target)];
  const specs = await indexesOf(source);
  if (specs.length) await target.createIndexes(specs as never);
  const indexes = describeIndexes(await indexesOf(target));
  return { wanted, found: { ...found, indexes } };
}

/**
 * Copies every collection with its options and indexes from one server to another, and compares counts, hashes of the
 * documents' bytes, and indexes.
 * @throws Error when the target holds documents and may not be replaced, or when a copy is not true
 */
export async function moveStore(moving: Moving): Promise<Contents[]> {
  const sources = await collectionsOf(moving.from, moving.database);
  const targets = sources.map((one) => moving.to.db(one.dbName).collection(one.collectionName));
  if (!moving.replace) await refuseFull(targets);
  const wanted: Contents[] = [];
  const found: Contents[] = [];
  for (const source of sources) {
    const both = await moveCollection(source, moving);
    wanted.push(both.wanted);
    found.push(both.found);
  }
  const wrong = differences(wanted, found);
  if (wrong.length) {
    throw new Error(
      `the copy is not true (was something written meanwhile?):\n  ${wrong.join('\n  ')}`,
    );
  }
  return found;
}
