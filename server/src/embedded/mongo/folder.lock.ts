import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const LOCK_NAME = 'store.lock';

interface Owner {
  pid: number;
  /** When the process began, as the system tells it; guards against a pid that was given again. */
  born: string;
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

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const born = bornAt(owner.pid);
  return !born || !owner.born || born === owner.born;
}

function readOwner(path: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as Owner;
    return Number.isInteger(owner.pid) ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Two attempts: the second after a lock that a dead process left behind is removed. */
function create(path: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, JSON.stringify({ pid: process.pid, born: bornAt(process.pid) }));
      closeSync(file);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 0) throw error;
    }
    const owner = readOwner(path);
    if (owner && isAlive(owner)) {
      throw new Error(
        `the store folder is already open in process ${owner.pid} (${path}); stop that process first, two cannot share one folder`,
      );
    }
    rmSync(path, { force: true });
  }
}

/**
 * Takes the folder for this process, making it when missing; the returned function gives it back.
 * @throws Error that names the other process's pid
 */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, LOCK_NAME);
  create(path);
  return () => rmSync(path, { force: true });
}
