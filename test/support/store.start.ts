import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningStore, startStore } from '../../server/src/embedded/mongo/start.ts';

/** What the tear-down finds again: Jest loads the two files apart. */
export interface TestStore {
  store: RunningStore;
  dir: string;
}

/** One store for all API tests; they share it by databases of their own. */
export default async function start(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'zhiqiao-test-'));
  const store = await startStore({ dir });
  process.env.TEST_MONGODB_URI = store.uri;
  (globalThis as { testStore?: TestStore }).testStore = { store, dir };
}
