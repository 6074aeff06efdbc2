/**
 * The engine alone, from its snapshot: how soon it answers, and how much memory it takes with its thread.
 * Started by `bench:search` in a process of its own: `tsx scripts/bench.search.loading.ts DIR`.
 */
import { startSearch } from '../server/src/embedded/search/start.ts';
import { benchSchema, roots } from './bench.search.documents.ts';

const resident = (): number => process.memoryUsage().rss / 1e6;
// once without a snapshot: bundling the worker's code is no part of it
await (await startSearch()).close();
const before = resident();
const start = performance.now();
const index = await startSearch({ dir: process.argv[2]! });
const anew = await index.ensure(benchSchema);
await index.search({ index: benchSchema.name, q: roots[0]!, offset: 0, limit: 1 });
const taken = (performance.now() - start) / 1000;
if (anew) throw new Error('the snapshot was not taken');
for (const q of [...roots, 'zhoucheng'])
  await index.search({ index: benchSchema.name, q, facets: ['industry'], offset: 0, limit: 20 });
console.log(`started from the snapshot and answered in ${taken.toFixed(2)} s`);
console.log(`resident memory of the engine alone: ${(resident() - before).toFixed(0)} MB`);
await index.close();
