import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../server/src/assemble.ts';
import { env, readConfig } from '../server/src/config.ts';

/** The application in this very process, with the demonstration county and 500 needs more: what solves beside it is felt by it. */
export const openApplication = async (): Promise<{ list: string; close(): Promise<void> }> => {
  const dir = mkdtempSync(join(tmpdir(), 'zq-rounds-'));
  const settings = { ...env, DATA_DIR: dir, DEMO: 'true', LOG_LEVEL: 'error' };
  const { status, stderr } = spawnSync(
    process.execPath,
    ['server/dist/seed.js', '--scale', '500'],
    { env: settings, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`npm run build first; the county was not played: ${stderr}`);
  const { app, stop } = await assemble(readConfig(settings));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    list: `http://127.0.0.1:${port}/api/needs?pageSize=20`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
