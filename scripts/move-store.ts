import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { env, readConfig } from '../server/src/config.ts';
import { connectTo, tableOf } from './store.contents.ts';
import { openStore } from './store.door.ts';
import { moveStore } from './store.moving.ts';

/**
 * Moves all documents between the embedded store and a MongoDB: `npm run move-store -- --to mongodb://...` or
 * `--from mongodb://...`, with `--database NAME`, `--data-dir DIR` and `--replace`. The application must be stopped.
 */
const { values } = parseArgs({
  options: {
    to: { type: 'string' },
    from: { type: 'string' },
    database: { type: 'string' },
    'data-dir': { type: 'string' },
    replace: { type: 'boolean', default: false },
  },
});

const openServer = async (uri: string) => {
  const client = await connectTo(uri);
  return { client, close: () => client.close() };
};

const openEmbedded = () =>
  openStore(join(resolve(values['data-dir'] ?? readConfig(env).dataDir), 'store'));

try {
  if (!values.to && !values.from) throw new Error('say --to mongodb://... or --from mongodb://...');
  const from = await (values.from ? openServer(values.from) : openEmbedded());
  try {
    const to = await (values.to ? openServer(values.to) : openEmbedded());
    try {
      const { replace, database } = values;
      const moved = await moveStore({ from: from.client, to: to.client, replace, database });
      process.stdout.write(`${tableOf(moved)}\nMoved; counts, hashes and indexes are the same.\n`);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
} catch (error) {
  process.stderr.write(`Not moved: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
