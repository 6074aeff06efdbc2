import { assemble } from '../server/src/assemble.ts';
import { env, readConfig } from '../server/src/config.ts';
import { failedReactions, replayFailed } from '../server/src/platform/reactions.ts';

/** Shows reactions that failed for good, and with --run tries them once more. */
const assembly = await assemble(readConfig(env));
const failed = await failedReactions();
for (const row of failed)
  process.stdout.write(`${row.at.toISOString()} ${row.name} ${row.reaction}: ${row.error}\n`);
if (process.argv.includes('--run')) {
  process.stdout.write(`${await replayFailed()} events set to run again\n`);
  await assembly.world.reactor.sweep();
  await assembly.world.reactor.settled();
} else process.stdout.write(`${failed.length} failed reactions; --run tries them again\n`);
await assembly.stop();
