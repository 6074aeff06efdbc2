import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Assembly, assemble } from './assemble.ts';
import { BadConfig, type Config } from './config.ts';
import { anyAccount, anyDemoAccount } from './features/accounts/account.making.service.ts';
import { setUpCode } from './features/accounts/setUpCode.ts';
import { rehearseTalking } from './features/conversations/message.rehearsal.ts';
import { indexes, jobs } from './features.ts';
import { goLive } from './live.ts';
import { type Job, startJobs } from './platform/jobs.ts';
import { serveMetrics } from './platform/metrics.ts';
import { answerRebuild } from './platform/search/asking.ts';
import type { Stores } from './stores.ts';

const client = join(dirname(fileURLToPath(import.meta.url)), '../../client/dist');
const sweepEvery = 5;
/** reactions give up after some minutes: what a longer absence of search missed is found by comparing */
const healEvery = 600;

const greet = async (config: Config, port: number): Promise<void> => {
  const address = `http://${config.host}:${port}`;
  const lines = [`智桥 ZhiQiao: ${address}`, `API: ${address}/api/docs`];
  if (config.demo)
    lines.push(
      'Try: open the address, choose a demonstration account under 换个身份看看, post a need, bid on one.',
    );
  if (!(await anyAccount()))
    lines.push(`Nothing is set up yet. Open ${config.publicUrl}/setup?code=${setUpCode()} once.`);
  process.stdout.write(`${lines.join('\n')}\n`);
};

const upkeep = ({ world, heal }: Assembly): Job[] => [
  {
    name: 'reactions.sweep',
    every: sweepEvery,
    everywhere: true,
    run: async () => void (await world.reactor.sweep()),
  },
  {
    name: 'search.rebuild',
    every: sweepEvery,
    run: () => answerRebuild(world.search, indexes),
  },
  {
    name: 'search.heal',
    every: healEvery,
    everywhere: true,
    run: async () => void (await heal()),
  },
];

/** Serves until it is told to stop. */
export const serve = async (config: Config, stores: Stores): Promise<void> => {
  const assembly = await assemble(config, { client, stores });
  if (config.production && (await anyDemoAccount())) {
    throw new BadConfig([
      'DATA_DIR or MONGODB_URI: holds demonstration accounts, whose password is published; use an empty store',
    ]);
  }
  const { world, app } = assembly;
  const server = createServer(app);
  const sockets = await goLive(assembly, server, config);
  const stopJobs = startJobs([...jobs, ...upkeep(assembly)], world);
  const metrics = config.metricsPort ? serveMetrics(config.metricsPort) : undefined;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new BadConfig([`PORT: ${config.port} is taken by another program; choose another`])
          : error,
      ),
    );
    server.listen(config.port, config.host, resolve);
  });
  const address = server.address();
  await greet(config, typeof address === 'object' && address ? address.port : config.port);
  let stopping = false;
  // It only saves time: whatever is wrong with the store shows elsewhere.
  void rehearseTalking(world).catch(() => undefined);
  // The search was compared with the store before; what a crash left undone is picked up now.
  void world.reactor.sweep().catch((error) => {
    if (!stopping) world.log.error({ err: error }, 'reactions could not be picked up');
  });
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await stopJobs();
    // Sockets first: an open one would keep the server from closing. Requests under way are answered.
    await sockets.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    metrics?.close();
    await assembly.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
};
