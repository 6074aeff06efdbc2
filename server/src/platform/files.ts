import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes by key. Keys are made here, never by a user. */
export interface FileStore {
  /** Keeps the bytes durably and returns their key and SHA-256 (hex). */
  keep(bytes: Buffer): Promise<{ key: string; sha256: string }>;
  read(key: string): Promise<Buffer>;
  drop(key: string): Promise<void>;
}

/** Files in a folder, two levels, written beside and renamed, so that a crash leaves no half file. */
export const makeFileStore = (dir: string): FileStore => {
  const pathOf = (key: string) => {
    if (!/^[0-9a-f]{40}$/.test(key)) throw new Error('not a file key');
    return join(dir, key.slice(0, 2), key);
  };
  return {
    keep: async (bytes) => {
      const key = randomBytes(20).toString('hex');
      const path = pathOf(key);
      await mkdir(join(dir, key.slice(0, 2)), { recursive: true });
      const handle = await open(`${path}.part`, 'w', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${path}.part`, path);
      return { key, sha256: createHash('sha256').update(bytes).digest('hex') };
    },
    read: (key) => readFile(pathOf(key)),
    drop: (key) => rm(pathOf(key), { force: true }),
  };
};
