import { resolve } from 'node:path';
import { folderOwner } from '../server/src/embedded/mongo/folder.lock.ts';
import { startStore } from '../server/src/embedded/mongo/start.ts';
import { connectTo } from './store.contents.ts';

/** The address of the store of a folder that a process has open, or nothing. @throws Error while it is just opening */
export function runningStore(dir: string): string | undefined {
  const owner = folderOwner(dir);
  if (!owner) return undefined;
  if (!owner.port) throw new Error(`process ${owner.pid} is just opening ${dir}; try again`);
  return `mongodb://127.0.0.1:${owner.port}/?directConnection=true`;
}

/**
 * Copies the store of a folder into another, empty one, as it is at one moment. A store that is running is asked through
 * the port in its lock file; else the folder is opened for the while.
 * @returns which of the two it was
 */
export async function copyStore(dir: string, to: string): Promise<'running' | 'closed'> {
  const uri = runningStore(dir);
  if (uri) {
    const client = await connectTo(uri);
    try {
      const admin = client.db('admin');
      await admin.command({ backupStore: 1, to: resolve(to), token: folderOwner(dir)?.token });
    } finally {
      await client.close();
    }
    return 'running';
  }
  const store = await startStore({ dir, sweep: false });
  try {
    await store.backup(to);
  } finally {
    await store.stop();
  }
  return 'closed';
}

/**
 * Opens the store of a folder that nobody has open; nothing in it expires meanwhile.
 * @throws Error with the other process's id
 */
export async function openStore(dir: string) {
  const store = await startStore({ dir, sweep: false });
  const client = await connectTo(store.uri);
  return {
    client,
    close: async () => {
      await client.close();
      await store.stop();
    },
  };
}
