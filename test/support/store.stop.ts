import { rmSync } from 'node:fs';
import type { TestStore } from './store.start.ts';

/** Stops the store of the API tests and deletes its folder. */
export default async function stop(): Promise<void> {
  const { testStore } = globalThis as { testStore?: TestStore };
  if (!testStore) return;
  await testStore.store.stop();
  rmSync(testStore.dir, { recursive: true, force: true });
}
