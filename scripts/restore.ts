import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { env, readConfig } from '../server/src/config.ts';
import { restoreBackup } from './backup.restoring.ts';
import { tableOf } from './store.contents.ts';

/** Puts a backup into the data folder: `npm run restore -- --from DIR [--data-dir DIR] [--replace]`. */
const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    'data-dir': { type: 'string' },
    replace: { type: 'boolean', default: false },
  },
});

try {
  if (!values.from) throw new Error('say which backup: --from DIR');
  const dataDir = resolve(values['data-dir'] ?? readConfig(env).dataDir);
  const { replace } = values;
  const { manifest, aside } = await restoreBackup({ from: resolve(values.from), dataDir, replace });
  process.stdout.write(
    `${tableOf(manifest.contents)}\n  ${manifest.files.length} files\nEvery hash compared. Restored to ${dataDir}, as of ${manifest.made}.\n`,
  );
  if (aside) process.stdout.write(`What was there lies in ${aside}.\n`);
} catch (error) {
  process.stderr.write(`Not restored: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
