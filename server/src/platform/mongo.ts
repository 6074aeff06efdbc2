import mongoose, { type Connection, type mongo } from 'mongoose';
import { writeFacts } from './events.ts';
import { forget } from './memory.ts';
import { type FactRow, recording } from './recording.ts';

mongoose.set('transactionAsyncLocalStorage', true);
mongoose.set('strictQuery', 'throw');
mongoose.set('sanitizeFilter', false);

/** Connects to a replica set (one node is enough; the embedded store is one). */
export const connectStore = async (uri: string, database?: string): Promise<Connection> => {
  await mongoose.connect(uri, {
    ...(database ? { dbName: database } : {}),
    autoIndex: false,
    serverSelectionTimeoutMS: 4000,
    maxPoolSize: 40,
  });
  return mongoose.connection;
};

/** Makes every model's collection and indexes; cheap when they are there. */
export const ensureIndexes = async (): Promise<void> => {
  for (const model of Object.values(mongoose.models)) await model.createIndexes();
};

/** A collection of the platform's own that no model describes. The store must be connected. */
export const collectionOf = <T extends mongo.BSON.Document>(name: string) =>
  mongoose.connection.db!.collection<T>(name);

export const disconnectStore = (): Promise<void> => mongoose.disconnect();

export const storeReady = async (): Promise<boolean> => {
  try {
    await mongoose.connection.db?.admin().ping();
    return mongoose.connection.readyState === 1;
  } catch {
    return false;
  }
};

/**
 * Runs a change as one transaction: everything in it or nothing. It may run more than once when others change the same
 * things, so it must do nothing but read and write the store. Returns its result and the ids of the recorded events.
 */
export const inTransaction = async <T>(
  change: () => Promise<T>,
): Promise<{ result: T; events: string[] }> => {
  // A change within a change joins it: one transaction for both, and the outer one wakes the reactions.
  if (recording.getStore()) return { result: await change(), events: [] };
  let result!: T;
  let facts: FactRow[] = [];
  let touched = new Set<string>();
  let after: (() => void)[] = [];
  await mongoose.connection.transaction(async (session) => {
    facts = [];
    touched = new Set();
    after = [];
    result = await recording.run({ facts, touched, after, session }, change);
    // All that was recorded, in one write: a change in many steps does not wait for each of its facts.
    await writeFacts(facts, session);
  });
  forget(touched);
  for (const tell of after) tell();
  const waiting = facts.filter((fact) => fact.pending.length > 0);
  return { result, events: waiting.map((fact) => String(fact._id)) };
};

/** True for a unique index saying that it is there already. */
export const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;

/** The places of those writes of an unordered bulk that a unique index refused. Throws what is another failure. */
export const refusedIn = (error: unknown): number[] => {
  if (!isDuplicate(error)) throw error;
  const failed = (error as mongo.MongoBulkWriteError).writeErrors;
  return (Array.isArray(failed) ? failed : [failed]).map(({ index }) => index);
};

/** True when the store cannot be reached (not when it says no). */
export const isStoreAway = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerSelectionError ||
  error instanceof mongoose.mongo.MongoNetworkError;

/** Gathers a cursor's rows into arrays of `size`, so that what follows is done for many at once. */
export async function* inBatches<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}

/** How much the store holds, in bytes and documents. */
export interface StoreSize {
  /** Documents as they are stored. */
  data: number;
  indexes: number;
  /** What it takes on disk; of the embedded store its whole file. */
  disk: number;
  /** Documents by collection. */
  documents: Map<string, number>;
}

/** Asks the store itself (`dbStats`, counts): the embedded one and MongoDB answer alike. */
export const storeSize = async (): Promise<StoreSize> => {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the store is not connected');
  const stats = await db.stats();
  const documents = new Map<string, number>();
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
    documents.set(name, await db.collection(name).estimatedDocumentCount());
  return {
    data: Number(stats.dataSize),
    indexes: Number(stats.indexSize),
    disk: Number(stats.fileSize ?? stats.totalSize),
    documents,
  };
};
