import type { Worker } from 'node:worker_threads';
import { SearchFault } from '../../platform/search/port.ts';
import type { IndexShelf } from './index.shelf.ts';
import type { Answer, Call, Operation } from './worker.protocol.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Calls into the worker and their answers. The worker keeps the process alive only while a call waits.
 * When the worker dies every call, waiting or new, is refused.
 */
export class WorkerCalls {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;
  private down: SearchFault | null = null;

  constructor(worker: Worker) {
    this.worker = worker;
    worker.unref();
    worker.on('message', (answer: Answer) => this.settle(answer));
    worker.on('error', (cause) => this.fail('the search worker failed', cause));
    worker.on('exit', () => this.fail('the search worker has ended'));
  }

  /** Why no call can succeed any more, or null. */
  get fault(): SearchFault | null {
    return this.down;
  }

  call<K extends Operation>(
    operation: K,
    ...args: Parameters<IndexShelf[K]>
  ): Promise<ReturnType<IndexShelf[K]>> {
    if (this.down) return Promise.reject(this.down);
    const id = this.next++;
    this.worker.ref();
    const promise = new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
    });
    this.worker.postMessage({ id, operation, args } satisfies Call);
    return promise as Promise<ReturnType<IndexShelf[K]>>;
  }

  async end(): Promise<void> {
    this.down ??= new SearchFault('down', 'the search engine is closed');
    await this.worker.terminate();
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (this.waiting.size === 0) this.worker.unref();
    if (!('fault' in answer)) waiting?.resolve(answer.value);
    else waiting?.reject(revived(answer.fault));
  }

  private fail(message: string, cause?: unknown): void {
    this.down ??= new SearchFault('down', message, { cause });
    for (const { reject } of this.waiting.values()) reject(this.down);
    this.waiting.clear();
  }
}

function revived(fault: Extract<Answer, { fault: unknown }>['fault']): Error {
  if (fault.code) return new SearchFault(fault.code, fault.message);
  return new Error(`search worker: ${fault.message}`, { cause: fault.stack });
}
