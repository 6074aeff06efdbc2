import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { assemble } from '../server/src/assemble.ts';
import { env, readConfig } from '../server/src/config.ts';
import { indexes } from '../server/src/features.ts';
import { connectStore, disconnectStore } from '../server/src/platform/mongo.ts';
import {
  askedRebuild,
  askRebuild,
  type Rebuilt,
  rebuildAll,
} from '../server/src/platform/search/asking.ts';
import { runningStore } from './store.door.ts';

/** Rebuilds every search index from the store, beside the one that serves, and swaps; also while the application runs. */
const config = readConfig(env);
/** ms an application may take to notice that it is asked; it looks every few seconds */
const noticed = 20_000;

const tell = (rebuilt: readonly Rebuilt[]) => {
  for (const { index, documents, ms } of rebuilt)
    process.stdout.write(`${index}: ${documents} documents, ${ms} ms\n`);
};

/** @returns false when no application took it up */
const askRunning = async (uri: string): Promise<boolean> => {
  await connectStore(uri, 'zhiqiao');
  try {
    await askRebuild();
    const until = Date.now() + noticed;
    for (;;) {
      const ask = await askedRebuild();
      if (ask?.failed) throw new Error(ask.failed);
      if (ask?.done) {
        tell(ask.done);
        return true;
      }
      if (!ask?.taken && Date.now() > until) return false;
      await pause(250);
    }
  } finally {
    await disconnectStore();
  }
};

const rebuildHere = async () => {
  const assembly = await assemble(config);
  tell(await rebuildAll(assembly.world.search, indexes));
  await assembly.stop();
};

try {
  // Meilisearch serves everybody; an embedded index belongs to the application that has it open.
  const running = config.meili
    ? undefined
    : (config.mongodbUri ?? runningStore(join(config.dataDir, 'store')));
  if (!running) await rebuildHere();
  else if (!(await askRunning(running))) {
    if (!config.mongodbUri)
      throw new Error('the application that has the store open did not answer');
    await rebuildHere();
  }
} catch (error) {
  process.stderr.write(`Not rebuilt: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
