import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folderOwner } from '../server/src/embedded/mongo/folder.lock.ts';
import { ASIDE, hashOf, MANIFEST, type Manifest, readContents } from './backup.making.ts';
import { differences } from './store.contents.ts';

const STAGING = '.restoring';

export interface RestoreOptions {
  from: string;
  dataDir: string;
  /** Lays aside what the data folder holds; without it a folder that holds something is refused. */
  replace?: boolean;
}

function readManifest(from: string): Manifest {
  const path = join(from, MANIFEST);
  if (!existsSync(path)) {
    throw new Error(`${from} is no finished backup: it has no ${MANIFEST}`);
  }
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  if (manifest.format === 'zhiqiao-backup-1') return manifest;
  throw new Error(`${path} has the unknown format ${String(manifest.format)}`);
}

function entriesOf(dir: string): string[] {
  return existsSync(dir)
    ? readdirSync(dir).filter((name) => name !== STAGING && !ASIDE.test(name))
    : [];
}

async function copyVerified(manifest: Manifest, from: string, staging: string): Promise<void> {
  for (const { path, sha256 } of manifest.files) {
    const copy = join(staging, path);
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
    await copyFile(join(from, path), copy).catch((error: Error) => {
      throw new Error(`the backup lacks ${path} (${error.message})`);
    });
    if ((await hashOf(copy)) !== sha256) throw new Error(`${path} is not what was backed up`);
  }
}

/** Everything into the staging folder and compared there: what is in use is not touched before. */
async function stage(manifest: Manifest, from: string, staging: string): Promise<void> {
  await copyVerified(manifest, from, staging);
  const wrong = differences(manifest.contents, await readContents(join(staging, 'store')));
  if (wrong.length)
    throw new Error(`the store is not what was backed up:\n  ${wrong.join('\n  ')}`);
}

/**
 * Puts a backup into a data folder. Every file's hash, and every collection's count, hash and indexes are compared
 * before anything is moved into its place. What was there is laid aside in `before-restore-...`, never deleted.
 * @throws Error while the store is open, when the folder holds something, or when the backup is not whole
 */
export async function restoreBackup({ from, dataDir, replace = false }: RestoreOptions) {
  const manifest = readManifest(from);
  const owner = folderOwner(join(dataDir, 'store'));
  if (owner) throw new Error(`the store is open in process ${owner.pid}; stop it first`);
  const present = entriesOf(dataDir);
  if (present.length && !replace) {
    throw new Error(`${dataDir} holds ${present.join(', ')}; say --replace to lay that aside`);
  }
  mkdirSync(dataDir, { recursive: true });
  const staging = join(dataDir, STAGING);
  await rm(staging, { recursive: true, force: true });
  try {
    await stage(manifest, from, staging);
    const aside = join(dataDir, `before-restore-${new Date().toISOString().replace(/\W/g, '')}`);
    if (present.length) await mkdir(aside, { mode: 0o700 });
    for (const name of present) await rename(join(dataDir, name), join(aside, name));
    for (const name of readdirSync(staging)) await rename(join(staging, name), join(dataDir, name));
    return { manifest, aside: present.length ? aside : undefined };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
