import { Worker } from 'node:worker_threads';
import type { Capabilities, SearchDocument, SearchIndex } from '../../platform/search/port.ts';
import { unpackCandidates } from './candidates.packed.ts';
import { RememberedAnswers } from './remembered.answers.ts';
import { WorkerCalls } from './worker.calls.ts';
import { workerEntry } from './worker.entry.ts';

const CAPS: Capabilities = { termLimit: null, pinyin: true, hanTypos: true, exactTotals: true };

/** What lasts lies in typed arrays; room for more objects that soon go is held and never needed: some 40 MB. */
const YOUNG_MB = 8;

/**
 * Starts the embedded search engine in a thread of its own.
 * @param options.dir folder of the snapshots, made when absent; without it nothing outlives the process
 */
export async function startSearch(options: { dir?: string } = {}): Promise<SearchIndex> {
  const { dir } = options;
  const worker = new Worker(await workerEntry(), {
    workerData: { dir },
    // no flags of the parent: loaders and memory limits of a test runner or tsx do not concern the worker
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const calls = new WorkerCalls(worker);
  const answers = new RememberedAnswers();
  return {
    caps: CAPS,
    ensure: (schema) => answers.changing(schema.name, () => calls.call('ensure', schema)),
    search: (request) => {
      // nothing that was kept speaks for an engine that is gone
      if (calls.fault) return Promise.reject(calls.fault);
      return answers.ask(request, () => calls.call('search', request));
    },
    candidates: async (request) => unpackCandidates(await calls.call('packedCandidates', request)),
    apply: (index, change) => answers.changing(index, () => calls.call('apply', index, change)),
    rebuild: (index, documents) => answers.changing(index, () => rebuild(calls, index, documents)),
    listIds: (index) => calls.call('listIds', index),
    health: async () => {
      if (calls.fault) return { ready: false, detail: calls.fault.message };
      const detail = await calls.call('trouble');
      return { ready: true, ...(detail !== undefined && { detail }) };
    },
    close: async () => {
      try {
        if (!calls.fault) await calls.call('save');
      } finally {
        await calls.end();
      }
    },
  };
}

async function rebuild(
  calls: WorkerCalls,
  index: string,
  documents: AsyncIterable<SearchDocument[]>,
): Promise<number> {
  await calls.call('beginRebuild', index);
  try {
    for await (const batch of documents) await calls.call('addToRebuild', index, batch);
    return await calls.call('finishRebuild', index);
  } catch (error) {
    if (!calls.fault) await calls.call('dropRebuild', index);
    throw error;
  }
}
