import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase, type Transaction } from 'lmdb';

import { StoreError } from './failure.ts';

/** One table: binary keys, binary values. */
export type Table = Database<Buffer, Buffer>;

/** A consistent past state, readable while writes go on; `done` gives it back. */
export type Snapshot = Transaction;

/** The LMDB tables of a store folder. */
export interface StorageFiles {
  /** Documents by collection id and encoded `_id`. */
  readonly documents: Table;
  /** Index entries: encoded values to document keys, several to one. */
  readonly entries: Table;
  /** The catalogue. */
  readonly meta: Table;
  /** Replies of retryable writes, by session. */
  readonly replies: Table;
  /** Runs work in one durable transaction: on return it is on disk, on a throw nothing happened. */
  write<T>(work: () => T): T;
  snapshot(): Snapshot;
  backup(dir: string): Promise<void>;
  close(): Promise<void>;
}

/** Address space only; the file grows as it is filled. */
const MAP_SIZE = 16 * 2 ** 30;
const FORMAT = Buffer.from('zhiqiao-store-1');
const FORMAT_KEY = Buffer.from('format');
const LMDB_MAGIC = 0xbeefc0de;

export class DamagedStore extends Error {
  constructor(dir: string, why: string) {
    super(
      `the store folder ${dir} is damaged or not a store (${why}); restore it from a backup, or move it away to start empty`,
    );
  }
}

const NO_SPACE = new Set<unknown>([28, 122, -30792]);

/** A disk or quota that is full gets the server's own code; everything else passes as it is. */
function readStorageError(error: unknown): unknown {
  if (error instanceof StoreError || !NO_SPACE.has((error as { code?: unknown } | null)?.code)) {
    return error;
  }
  const why = error instanceof Error ? error.message : String(error);
  return new StoreError(14031, 'OutOfDiskSpace', `the disk of the store is full (${why})`);
}

/** LMDB maps the file into memory: what is plainly no LMDB file must not come that far. */
function checkHeader(dir: string): void {
  const path = join(dir, 'data.mdb');
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    if (size === 0) return;
    if (size < 8192) throw new DamagedStore(dir, `data.mdb has only ${size} bytes`);
    const head = Buffer.alloc(4);
    for (const page of [0, 4096]) {
      readSync(file, head, 0, 4, page + 16);
      if (head.readUInt32LE(0) === LMDB_MAGIC) return;
      readSync(file, head, 0, 4, page + 24);
      if (head.readUInt32LE(0) === LMDB_MAGIC) return;
    }
    throw new DamagedStore(dir, 'data.mdb does not begin as an LMDB file');
  } finally {
    closeSync(file);
  }
}

function openRoot(dir: string): RootDatabase<Buffer, Buffer> {
  try {
    return open<Buffer, Buffer>({
      path: dir,
      maxDbs: 8,
      maxReaders: 1000,
      mapSize: MAP_SIZE,
      encoding: 'binary',
      keyEncoding: 'binary',
      cache: false,
      // Every commit is on disk when it returns; many commands share one (see CommitQueue).
      overlappingSync: false,
    });
  } catch (error) {
    throw new DamagedStore(dir, error instanceof Error ? error.message : String(error));
  }
}

/** Opens or makes the tables of a folder that is already locked. @throws DamagedStore */
export function openFiles(dir: string): StorageFiles {
  checkHeader(dir);
  const root = openRoot(dir);
  const table = (name: string, dupSort = false): Table =>
    root.openDB<Buffer, Buffer>(name, { encoding: 'binary', keyEncoding: 'binary', dupSort });
  const meta = table('meta');
  const format = meta.getBinary(FORMAT_KEY);
  if (!format) root.transactionSync(() => meta.putSync(FORMAT_KEY, FORMAT));
  else if (!format.equals(FORMAT)) throw new DamagedStore(dir, `unknown format '${format}'`);
  return {
    documents: table('documents'),
    entries: table('entries', true),
    meta,
    replies: table('replies'),
    write: (work) => {
      try {
        return root.transactionSync(work);
      } catch (error) {
        throw readStorageError(error);
      }
    },
    snapshot: () => root.useReadTransaction(),
    backup: (target) => {
      mkdirSync(target, { recursive: true });
      return root.backup(target, true);
    },
    close: () => root.close(),
  };
}
