import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase, type Transaction } from 'lmdb';

import { StoreError } from './failure.ts';
import { pooledBytes } from './pooled.bytes.ts';
import { damageOf, forgetWhole, isKnownWhole, rememberWhole } from './storage.check.ts';

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
  /** An error met while reading, in words; damage makes every later write fail. */
  explain(error: unknown): unknown;
  backup(dir: string): Promise<void>;
  close(): Promise<void>;
}

/** Address space only; the file grows as it is filled. */
const MAP_SIZE = 16 * 2 ** 30;
const FORMAT = Buffer.from('zhiqiao-store-1');
const FORMAT_KEY = Buffer.from('format');

export class DamagedStore extends StoreError {
  constructor(dir: string, why: string) {
    super(
      1,
      'InternalError',
      `the store folder ${dir} is damaged or not a store (${why}); restore it from a backup, or move it away to start empty`,
    );
  }
}

/** EFBIG, ENOSPC, EDQUOT, MDB_MAP_FULL. */
const NO_SPACE = new Set<unknown>([27, 28, 122, -30792]);
/** EIO: what LMDB makes of a write the disk took only a part of, which is how a full one begins. */
const CUT_SHORT = 5;

const DAMAGE = /^MDB_(PAGE_NOTFOUND|CORRUPTED|PANIC|BAD_TXN|INVALID)/;

/** Tells what LMDB threw in words an operator can use, and remembers damage: what is damaged is not written to. */
class Trouble {
  private readonly dir: string;
  private damage: DamagedStore | undefined;

  constructor(dir: string) {
    this.dir = dir;
  }

  refuseIfDamaged(): void {
    if (this.damage) throw this.damage;
  }

  /** A full disk or quota gets the server's own code; what LMDB did not say passes as it is. */
  read(error: unknown): unknown {
    if (error instanceof StoreError) return error;
    const why = error instanceof Error ? error.message : String(error);
    const code = (error as { code?: unknown } | null)?.code;
    if (NO_SPACE.has(code) || code === CUT_SHORT) {
      const how = code === CUT_SHORT ? 'full or failing' : 'full';
      return new StoreError(14031, 'OutOfDiskSpace', `the disk of the store is ${how} (${why})`);
    }
    if (!DAMAGE.test(why)) return error;
    this.damage ??= new DamagedStore(this.dir, why);
    return this.damage;
  }
}

/** LMDB maps the file into memory: a damaged one must not come that far. */
function checkFile(dir: string): void {
  const path = join(dir, 'data.mdb');
  if (!existsSync(path) || isKnownWhole(dir)) return;
  const damage = damageOf(path);
  if (damage) throw new DamagedStore(dir, damage);
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
  checkFile(dir);
  forgetWhole(dir);
  const trouble = new Trouble(dir);
  const root = openRoot(dir);
  const table = (name: string): Table => root.openDB<Buffer, Buffer>(name, pooledBytes);
  const meta = table('meta');
  const format = meta.getBinary(FORMAT_KEY);
  if (!format) root.transactionSync(() => meta.putSync(FORMAT_KEY, FORMAT));
  else if (!format.equals(FORMAT)) throw new DamagedStore(dir, `unknown format '${format}'`);
  return {
    documents: table('documents'),
    entries: root.openDB<Buffer, Buffer>('entries', {
      encoding: 'binary',
      keyEncoding: 'binary',
      dupSort: true,
    }),
    meta,
    replies: table('replies'),
    write: (work) => {
      trouble.refuseIfDamaged();
      try {
        return root.transactionSync(work);
      } catch (error) {
        throw trouble.read(error);
      }
    },
    snapshot: () => root.useReadTransaction(),
    backup: (target) => {
      mkdirSync(target, { recursive: true });
      return root.backup(target, true);
    },
    explain: (error) => trouble.read(error),
    close: async () => {
      await root.close();
      rememberWhole(dir);
    },
  };
}
