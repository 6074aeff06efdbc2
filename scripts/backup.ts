import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { env, readConfig } from '../server/src/config.ts';
import { makeBackup } from './backup.making.ts';
import { tableOf } from './store.contents.ts';

/** Copies the data folder, also while the application runs: `npm run backup -- [--to DIR] [--data-dir DIR]`. */
const { values } = parseArgs({
  options: { to: { type: 'string' }, 'data-dir': { type: 'string' } },
});
const config = readConfig(env);
const dataDir = resolve(values['data-dir'] ?? config.dataDir);
const stamp = new Date().toISOString().slice(0, 19).replace(/\W/g, '');
const to = resolve(values.to ?? join(dataDir, '..', 'backups', stamp));

try {
  if (config.mongodbUri && !values['data-dir']) {
    throw new Error(
      `MONGODB_URI is set: the documents lie in MongoDB. Use mongodump for them and copy ${join(dataDir, 'files')} with your own tools.`,
    );
  }
  const { was, manifest } = await makeBackup(dataDir, to);
  process.stdout.write(
    `${tableOf(manifest.contents)}\n  ${manifest.files.length} files\nBacked up to ${to} (the store was ${was}).\n`,
  );
} catch (error) {
  process.stderr.write(`No backup: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
