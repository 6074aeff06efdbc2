import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningStore, startStore } from '../../server/src/embedded/mongo/start.ts';

/** What the tear-down finds again: Jest loads the two files apart. */
export interface TestStore {
  store: RunningStore;
  dir: string;
}

/** One store for all API tests; they share it by databases of their own. With MONGODB_URI set it is that one. */
export default async function start(): Promise<void> {
  if (process.env.MONGODB_URI) {
    process.env.TEST_MONGODB_URI = process.env.MONGODB_URI;
    return;
  }
  const dir = mkdtempSync(join(tmpdir(), 'zhiqiao-test-'));
  const store = await startStore({ dir });
  process.env.TEST_MONGODB_URI = store.uri;
  (globalThis as { testStore?: TestStore }).testStore = { store, dir };
}
