import mongoose, { type Connection } from 'mongoose';
import { startStore } from '../../server/src/embedded/mongo/start.ts';
import { newFolder, removeFolder } from './store.harness.ts';

/** A store of its own for one test file, with a Mongoose connection to it. */
export interface MongooseHarness {
  connection: Connection;
  close(): Promise<void>;
}

export async function openMongoose(): Promise<MongooseHarness> {
  const dir = newFolder();
  const store = await startStore({ dir });
  const connection = await mongoose.createConnection(store.uri, { dbName: 'm' }).asPromise();
  const close = async () => {
    await connection.close();
    await store.stop();
    removeFolder(dir);
  };
  return { connection, close };
}
