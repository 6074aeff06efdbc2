/**
 * The engine alone, built from documents that nobody else holds: how much memory it takes with its thread, at its most
 * and when it is done. Started by `bench:search` in a process of its own: `tsx scripts/bench.search.building.ts COUNT [file.json]`.
 */
import { startSearch } from '../server/src/embedded/search/start.ts';
import { benchSchema, madeBatches } from './bench.search.documents.ts';

const resident = (): number => process.memoryUsage().rss / 1e6;
// once for nothing: bundling the worker's code and reading the texts are no part of it
await (await startSearch()).close();
for await (const _ of madeBatches(20_000, process.argv[3]));
const before = resident();
const index = await startSearch();
await index.ensure(benchSchema);
let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, resident());
}, 20);
await index.rebuild(benchSchema.name, madeBatches(Number(process.argv[2]), process.argv[3]));
clearInterval(watch);
const grown = (to: number): string => `${(to - before).toFixed(0)} MB`;
console.log(`resident memory while building: ${grown(Math.max(most, resident()))} at most`);
console.log(`resident memory after building: ${grown(resident())}`);
await index.close();
