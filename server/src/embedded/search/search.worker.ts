import { parentPort, workerData } from 'node:worker_threads';
import { SearchFault } from '../../platform/search/port.ts';
import { IndexShelf } from './index.shelf.ts';
import type { Answer, Call } from './worker.protocol.ts';

/** A save takes some 100 ms for 10,000 documents, in which searches wait. */
const LOOK_EVERY_MS = 10 * 60_000;

const port = parentPort;
if (!port) throw new Error('search.worker.ts runs as a worker thread only');
const shelf = new IndexShelf((workerData as { dir?: string }).dir);

port.on('message', (call: Call) => {
  port.postMessage(answer(call));
});
setInterval(() => shelf.saveWorthwhile(), LOOK_EVERY_MS).unref();

function answer({ id, operation, args }: Call): Answer {
  try {
    const run = shelf[operation] as (...args: unknown[]) => unknown;
    return { id, value: run.apply(shelf, args) };
  } catch (error) {
    const { message, stack } = error as Error;
    const code = error instanceof SearchFault ? error.code : null;
    return { id, fault: { code, message, ...(stack && { stack }) } };
  }
}
