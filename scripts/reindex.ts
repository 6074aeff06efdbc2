import { assemble } from '../server/src/assemble.ts';
import { env, readConfig } from '../server/src/config.ts';
import { indexes } from '../server/src/features.ts';
import { rebuild } from '../server/src/platform/search/definition.ts';

/** Rebuilds every search index from the store, beside the one that serves, and swaps. */
const assembly = await assemble(readConfig(env));
for (const index of indexes) {
  const start = performance.now();
  const count = await rebuild(assembly.world.search, index);
  process.stdout.write(
    `${index.schema.name}: ${count} documents, ${Math.round(performance.now() - start)} ms\n`,
  );
}
await assembly.stop();
