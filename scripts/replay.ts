import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { assemble } from '../server/src/assemble.ts';
import { env, readConfig } from '../server/src/config.ts';
import { connectStore, disconnectStore } from '../server/src/platform/mongo.ts';
import { eventsWaiting, failedReactions, replayFailed } from '../server/src/platform/reactions.ts';
import { runningStore } from './store.door.ts';

/** Shows reactions that failed for good, and with --run tries them once more; also while the application runs. */
const config = readConfig(env);
const run = process.argv.includes('--run');

const show = async () => {
  const failed = await failedReactions();
  for (const row of failed)
    process.stdout.write(`${row.at.toISOString()} ${row.name} ${row.reaction}: ${row.error}\n`);
  if (!run) process.stdout.write(`${failed.length} failed reactions; --run tries them again\n`);
};

const replay = async () => {
  const events = await replayFailed();
  process.stdout.write(`${events.length} events set to run again\n`);
  return events;
};

/** The application that has the store open has the reactions too: it runs them at its next sweep. */
const throughRunning = async (uri: string) => {
  await connectStore(uri, 'zhiqiao');
  try {
    await show();
    if (!run) return;
    const events = await replay();
    while (await eventsWaiting(events)) await pause(500);
    await showLeft(events.length);
  } finally {
    await disconnectStore();
  }
};

const showLeft = async (of: number) => {
  const left = (await failedReactions()).length;
  process.stdout.write(`${of} ran; ${left} failed reactions are left\n`);
};

const here = async () => {
  const assembly = await assemble(config);
  await show();
  if (run) {
    const events = await replay();
    await assembly.world.reactor.sweep();
    await assembly.world.reactor.settled();
    await showLeft(events.length);
  }
  await assembly.stop();
};

try {
  const running = config.mongodbUri ? undefined : runningStore(join(config.dataDir, 'store'));
  await (running ? throughRunning(running) : here());
} catch (error) {
  process.stderr.write(`Not replayed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
