import { randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const LOCK_NAME = 'store.lock';

/** What the lock file says of the process that has the folder open. */
export interface FolderOwner {
  pid: number;
  /** When the process began, as the system tells it; guards against a pid that was given again. */
  born: string;
  /** The loopback port it listens on, once it does. */
  port?: number;
  /** What `backupStore` must show: only who can read this file, the operator, may have files written. */
  token: string;
}

/** The start time of a process where /proc tells it, else an empty text. */
function bornAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(owner: FolderOwner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const born = bornAt(owner.pid);
  return !born || !owner.born || born === owner.born;
}

function readOwner(path: string): FolderOwner | undefined {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as FolderOwner;
    return Number.isInteger(owner.pid) ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Two attempts: the second after a lock that a dead process left behind is removed. */
function create(path: string, owner: FolderOwner): void {
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, JSON.stringify(owner));
      closeSync(file);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 0) throw error;
    }
    const other = readOwner(path);
    if (other && isAlive(other)) {
      throw new Error(
        `the store folder is already open in process ${other.pid} (${path}); stop that process first, two cannot share one folder`,
      );
    }
    rmSync(path, { force: true });
  }
}

/** The process that has a store folder open now, if one has. */
export function folderOwner(dir: string): FolderOwner | undefined {
  const owner = readOwner(join(dir, LOCK_NAME));
  return owner && isAlive(owner) ? owner : undefined;
}

/** A folder taken for this process. */
export interface FolderLock {
  readonly token: string;
  /** Writes into the lock file where the store can be reached. */
  announce(port: number): void;
  release(): void;
}

/**
 * Takes the folder for this process, making it when missing.
 * @throws Error that names the other process's pid
 */
export function lockFolder(dir: string): FolderLock {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, LOCK_NAME);
  const token = randomBytes(16).toString('hex');
  const owner: FolderOwner = { pid: process.pid, born: bornAt(process.pid), token };
  create(path, owner);
  return {
    token,
    announce: (port) => {
      // Renamed into place: whoever reads an empty lock would take it for a dead one.
      writeFileSync(`${path}.new`, JSON.stringify({ ...owner, port }), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
    release: () => rmSync(path, { force: true }),
  };
}
