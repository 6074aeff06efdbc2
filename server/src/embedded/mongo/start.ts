import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

export interface StoreOptions {
  /** The folder; made when missing. */
  dir: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Offers `configureFailPoint`; for tests of drivers only. */
  failPoints?: boolean;
  /** Commands slower than this many milliseconds are noted; 0, the default, for none. */
  slowMs?: number;
  /** Gets slow commands and faults; by default faults go to standard error. */
  note?: (note: { kind: 'slow' | 'fault'; text: string }) => void;
}

export interface StoreStats {
  collections: number;
  documents: number;
  connections: number;
  cursors: number;
  sessions: number;
  transactions: number;
  uptimeSeconds: number;
}

export interface RunningStore {
  /** For the official driver and Mongoose; transactions and retryable writes work. */
  uri: string;
  port: number;
  stats(): Promise<StoreStats>;
  /** Copies the store into a folder while it runs; the copy can be opened as a store. */
  backup(dir: string): Promise<void>;
  /** Finishes what is being written, closes the files and gives the folder back. */
  stop(): Promise<void>;
}

type Message =
  | { ready: { uri: string; port: number } }
  | { failed: string }
  | { note: { kind: 'slow' | 'fault'; text: string } }
  | { id: number; result?: unknown; error?: string };

/** A worker cannot begin with TypeScript: this text brings tsx in and then the real worker. */
const FROM_SOURCE = `
  const { workerData } = require('node:worker_threads');
  import(workerData.loader).then(({ register }) => {
    register();
    return import(workerData.worker);
  });
`;

/**
 * The worker beside this file: in the production bundle a bundle of its own, from source the
 * TypeScript file through tsx (a worker thread has none of the loaders of tsx or Jest).
 */
function startWorker(options: object): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./store.worker.js', import.meta.url), { workerData: options });
  }
  // `require` finds tsx's CommonJS half, which cannot register hooks from a worker: its twin can.
  const api = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const loader = pathToFileURL(api).href;
  const worker = new URL('./store.worker.ts', import.meta.url).href;
  return new Worker(FROM_SOURCE, {
    eval: true,
    execArgv: [],
    workerData: { ...options, loader, worker },
  });
}

const toStandardError: NonNullable<StoreOptions['note']> = ({ kind, text }) => {
  process.stderr.write(`embedded store, ${kind}: ${text}\n`);
};

/**
 * Starts the embedded store in a worker thread, listening on 127.0.0.1.
 * @throws Error that says why: the folder is open in another process (with its pid), is damaged, or the port is taken
 */
export async function startStore(options: StoreOptions): Promise<RunningStore> {
  const { dir, port = 0, failPoints = false, slowMs = 0, note = toStandardError } = options;
  const worker = startWorker({ dir, port, failPoints, slowMs });
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  let gone: Error | undefined;
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  const ready = await new Promise<{ uri: string; port: number }>((resolve, reject) => {
    const fail = (error: Error) => {
      gone = error;
      for (const { reject: refuse } of waiting.values()) refuse(error);
      waiting.clear();
      reject(error);
    };
    worker.on('message', (message: Message) => {
      if ('ready' in message) return resolve(message.ready);
      if ('failed' in message) return fail(new Error(message.failed));
      if ('note' in message) return note(message.note);
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error === undefined) asked?.resolve(message.result);
      else asked?.reject(new Error(message.error));
    });
    worker.on('error', fail);
    worker.once('exit', () => fail(new Error('the embedded store has stopped')));
  });

  let lastId = 0;
  const ask = (question: 'stats' | 'backup' | 'stop', target?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (gone) return reject(gone);
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ask: question, dir: target });
    });

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    if (gone) return;
    await ask('stop');
    await exited;
  };
  return {
    ...ready,
    stats: () => ask('stats') as Promise<StoreStats>,
    backup: async (target) => {
      await ask('backup', target);
    },
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
