import { mkdirSync } from 'node:fs';
import { playLeads } from '../seeds/play.leads.ts';
import { playOutcomes } from '../seeds/play.outcomes.ts';
import { playPeople } from '../seeds/play.people.ts';
import { playRounds } from '../seeds/play.rounds.ts';
import { playStory } from '../seeds/play.story.ts';
import { playTrials } from '../seeds/play.trials.ts';
import { PlayClock } from '../seeds/playClock.ts';
import { Player } from '../seeds/playing.ts';
import { demoPassword } from '../seeds/roles.ts';
import { scaleUp } from '../seeds/scale.ts';
import { farmingTopics } from '../seeds/topics.farming.ts';
import { machineTopics } from '../seeds/topics.machines.ts';
import { materialTopics } from '../seeds/topics.materials.ts';
import { assemble } from '../server/src/assemble.ts';
import { env, readConfig } from '../server/src/config.ts';
import { anyAccount } from '../server/src/features/accounts/account.making.service.ts';
import { readUntil } from '../server/src/features/notices/notice.service.ts';
import { indexes } from '../server/src/features.ts';
import { hashOnce } from '../server/src/platform/passwords.ts';
import { rebuild } from '../server/src/platform/search/definition.ts';
import { playMarks } from './seed.marks.ts';

/**
 * Plays the demonstration county into an empty store through the use cases, so that it obeys every rule and leaves its
 * events. `--scale N` adds N published needs and a tenth as many experts, for measuring.
 */
const scaleAt = process.argv.indexOf('--scale');
const scale = scaleAt > 0 ? Number(process.argv[scaleAt + 1]) : 0;
const config = readConfig({ LOG_LEVEL: 'warn', ...env, DEMO: 'true' });
mkdirSync(config.dataDir, { recursive: true });
const marks = playMarks(config.dataDir);
marks.clearHalf(!config.mongodbUri);
const day = 86_400_000;
const today = new Date();
const clock = new PlayClock(today);
// People are told of the last weeks only: nobody reads in notices what happened a year ago.
const tellFrom = new Date(today.getTime() - 60 * day);
const assembly = await assemble(config, { clock, playing: { tellFrom } });
const start = performance.now();
const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
let searching: (() => Promise<void>) | undefined;
if (!(await anyAccount())) {
  marks.begin();
  await hashOnce(demoPassword);
  const topics = [...machineTopics, ...materialTopics, ...farmingTopics];
  const player = new Player(assembly.world, clock, today);
  const cast = await playPeople(player, topics);
  const listed = await playOutcomes(player, cast, topics);
  await playStory(player, cast, topics);
  await playTrials(player, cast, listed);
  searching = async () => {
    await playRounds(player, cast);
    await playLeads(player, cast);
  };
  clock.set(today);
  await assembly.world.reactor.settled();
  await readUntil(new Date(today.getTime() - 5 * day));
  process.stdout.write(`Demonstration county played in ${seconds()}\n`);
}
if (scale > 0) {
  await scaleUp(scale, today);
  process.stdout.write(`${scale} more needs in ${seconds()}\n`);
}
for (const index of indexes) await rebuild(assembly.world.search, index);
// Rounds and leads are judged with the search that everybody will have.
await searching?.();
clock.set(today);
await assembly.world.reactor.settled();
marks.end(today);
await assembly.stop();
process.exit(0);
