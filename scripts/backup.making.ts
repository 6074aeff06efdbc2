import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { allContents, type Contents } from './store.contents.ts';
import { copyStore, openStore } from './store.door.ts';

/** A file of the data folder and what it was when it was copied. */
export interface KeptFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** `backup.json`: what a backup holds, for whoever restores it. */
export interface Manifest {
  format: 'zhiqiao-backup-1';
  made: string;
  files: KeptFile[];
  contents: Contents[];
}

export const MANIFEST = 'backup.json';
/** What a restore that replaced something laid aside. */
export const ASIDE = /^before-restore-/;

/** The search index is made anew from the store, and half-written files belong to nobody. */
const isLeftOut = (name: string) => name === 'search' || name === 'store' || ASIDE.test(name);

/** SHA-256 of a file, read in pieces. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function* walk(dir: string, inner = ''): AsyncGenerator<string> {
  for (const entry of await readdir(join(dir, inner), { withFileTypes: true })) {
    const path = join(inner, entry.name);
    if (!inner && isLeftOut(entry.name)) continue;
    if (entry.isDirectory()) yield* walk(dir, path);
    else if (entry.isFile() && !entry.name.endsWith('.part')) yield path;
  }
}

const gone = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** What a file is now. */
export async function keptFile(root: string, path: string): Promise<KeptFile> {
  const file = join(root, path);
  return { path, bytes: statSync(file).size, sha256: await hashOf(file) };
}

/** A file deleted while the backup walks is deleted in the backup. */
async function keepFile(from: string, to: string, path: string): Promise<KeptFile[]> {
  try {
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
    await copyFile(join(from, path), join(to, path));
  } catch (error) {
    if (gone(error)) return [];
    throw error;
  }
  return [await keptFile(to, path)];
}

/** What the store of a folder that nobody has open holds. */
export async function readContents(dir: string): Promise<Contents[]> {
  const store = await openStore(dir);
  try {
    return await allContents(store.client);
  } finally {
    await store.close();
    await rm(join(dir, 'lock.mdb'), { force: true });
  }
}

/**
 * Copies a data folder into `to` (new or empty), also while the application runs: the store as of one moment, then the
 * files. Files are written before the documents that name them, so what the copied store names is there, but for a file
 * that was deleted in between.
 * @throws Error when there is no store, or `to` holds something
 */
export async function makeBackup(dataDir: string, to: string) {
  const store = join(dataDir, 'store');
  if (!existsSync(join(store, 'data.mdb'))) throw new Error(`there is no store in ${dataDir}`);
  if (existsSync(to) && readdirSync(to).length) throw new Error(`${to} is not empty`);
  await mkdir(to, { recursive: true, mode: 0o700 });
  const was = await copyStore(store, join(to, 'store'));
  const contents = await readContents(join(to, 'store'));
  const files = [await keptFile(to, join('store', 'data.mdb'))];
  for await (const path of walk(dataDir)) files.push(...(await keepFile(dataDir, to, path)));
  const manifest: Manifest = {
    format: 'zhiqiao-backup-1',
    made: new Date().toISOString(),
    files,
    contents,
  };
  // Written last: a folder without it is a backup that was broken off.
  await writeFile(join(to, MANIFEST), JSON.stringify(manifest, null, 1), { mode: 0o600 });
  return { was, manifest };
}
