import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { StoreNote } from './slow.note.ts';

export interface StoreOptions {
  /** The folder; made when missing. */
  dir: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Offers `configureFailPoint`; for tests of drivers only. */
  failPoints?: boolean;
  /** `false` leaves documents past their time to live where they are; for copying and checking. */
  sweep?: boolean;
  /** Commands slower than this many milliseconds are noted; 0, the default, for none. */
  slowMs?: number;
  /** Gets slow commands and faults; by default faults go to standard error. */
  note?: (note: StoreNote) => void;
}

export interface StoreStats {
  /** Size of the store's file, and of what is free within it. */
  fileBytes: number;
  freeBytes: number;
  collections: number;
  documents: number;
  connections: number;
  cursors: number;
  sessions: number;
  transactions: number;
  slowCommands: number;
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
  | { note: StoreNote }
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

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** The owner's side of the worker: questions and answers, until the worker is gone. */
class StoreThread {
  private readonly worker: Worker;
  private readonly note: NonNullable<StoreOptions['note']>;
  private readonly waiting = new Map<number, Waiting>();
  private readonly exited: Promise<void>;
  private lastId = 0;
  private gone: Error | undefined;
  private stopping: Promise<void> | undefined;
  readonly ready: Promise<{ uri: string; port: number }>;

  constructor(worker: Worker, note: NonNullable<StoreOptions['note']>) {
    this.worker = worker;
    this.note = note;
    this.exited = new Promise((resolve) => worker.once('exit', () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      worker.on('message', (message: Message) => {
        if ('ready' in message) resolve(message.ready);
        else if ('failed' in message) reject(this.fail(new Error(message.failed)));
        else this.receive(message);
      });
      worker.once('error', (error) => {
        note({ kind: 'fault', text: error.stack ?? error.message });
        reject(this.fail(error));
      });
      worker.once('exit', () => reject(this.fail(new Error('the embedded store has stopped'))));
    });
  }

  private receive(message: Exclude<Message, { ready: unknown } | { failed: string }>): void {
    if ('note' in message) {
      this.note(message.note);
      return;
    }
    const asked = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.error === undefined) asked?.resolve(message.result);
    else asked?.reject(new Error(message.error));
  }

  private fail(error: Error): Error {
    this.gone ??= error;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    return error;
  }

  ask(ask: 'stats' | 'backup' | 'stop', dir?: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.gone) {
        reject(this.gone);
        return;
      }
      const id = ++this.lastId;
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, ask, dir });
    });
  }

  stop(): Promise<void> {
    this.stopping ??= this.gone ? this.exited : this.ask('stop').then(() => this.exited);
    return this.stopping;
  }
}

/**
 * Starts the embedded store in a worker thread, listening on 127.0.0.1.
 * @throws Error that says why: the folder is open in another process (with its pid), is damaged, or the port is taken
 */
export async function startStore(options: StoreOptions): Promise<RunningStore> {
  const { note = toStandardError, ...rest } = options;
  const thread = new StoreThread(startWorker({ port: 0, ...rest }), note);
  const ready = await thread.ready;
  return {
    ...ready,
    stats: () => thread.ask('stats') as Promise<StoreStats>,
    backup: async (target) => {
      await thread.ask('backup', target);
    },
    stop: () => thread.stop(),
  };
}
