import { tooOld } from './failure.ts';
import type { StorageFiles } from './storage.files.ts';

/** The last retryable write or transaction of a session that was carried out. */
export interface Remembered {
  txnNumber: bigint;
  /** 'committed' for a transaction, else the name of the command. */
  command: string;
  reply: Buffer;
}

const DAY = 24 * 3600 * 1000;

/**
 * Replies of retryable writes, kept with the writes themselves: a driver that lost the reply, even
 * to a crash, gets it when it asks again, and the write is not done twice.
 */
export class Retries {
  private readonly files: StorageFiles;
  private readonly cache = new Map<string, Remembered>();

  constructor(files: StorageFiles) {
    this.files = files;
  }

  /** Writes a reply down; belongs into the transaction of the write. */
  remember(session: string, remembered: Remembered): void {
    const name = Buffer.from(remembered.command);
    const head = Buffer.alloc(17);
    head.writeBigInt64BE(remembered.txnNumber, 0);
    head.writeDoubleBE(Date.now(), 8);
    head[16] = name.length;
    this.files.replies.putSync(
      Buffer.from(session, 'hex'),
      Buffer.concat([head, name, remembered.reply]),
    );
    this.cache.set(session, remembered);
  }

  /** What the session did last. */
  last(session: string): Remembered | undefined {
    const known = this.cache.get(session);
    if (known) return known;
    const stored = this.files.replies.getBinary(Buffer.from(session, 'hex'));
    if (!stored) return undefined;
    const length = stored[16] as number;
    const remembered = {
      txnNumber: stored.readBigInt64BE(0),
      command: stored.toString('utf8', 17, 17 + length),
      reply: Buffer.from(stored.subarray(17 + length)),
    };
    this.cache.set(session, remembered);
    return remembered;
  }

  /** The reply of this very command, if it was carried out. @throws TransactionTooOld */
  replyTo(session: string, txnNumber: bigint, command: string): Buffer | undefined {
    const last = this.last(session);
    if (!last || txnNumber > last.txnNumber) return undefined;
    if (txnNumber < last.txnNumber) {
      throw tooOld(`Retryable write with txnNumber ${txnNumber} is too old`);
    }
    return last.command === command ? last.reply : undefined;
  }

  /** Drops a cached reply whose transaction did not reach the disk. */
  discard(): void {
    this.cache.clear();
  }

  /** Removes replies older than a day. */
  sweep(now = Date.now()): void {
    for (const { key, value } of [...this.files.replies.getRange({})]) {
      if (now - value.readDoubleBE(8) < DAY) continue;
      this.files.replies.removeSync(key);
      this.cache.delete(key.toString('hex'));
    }
  }
}
