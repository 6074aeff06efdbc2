import mongoose from 'mongoose';
import { runTurn } from '../../server/src/platform/jobs.ts';
import { connectStore, disconnectStore } from '../../server/src/platform/mongo.ts';

/**
 * A process of its own on the test's store: tries a job's turn for some rounds, and writes a line for every run. Started
 * with the name of the database, a name of its own and `die` to end in the middle of its first run.
 */
const [database = '', holder = '', how = ''] = process.argv.slice(2);
await connectStore(process.env.TEST_MONGODB_URI!, database);
const log = { warn: () => {}, error: () => {} } as never;
const job = {
  name: 'test.count',
  every: 0.3,
  run: async () => {
    await mongoose.connection.db!.collection('runs').insertOne({ holder, at: new Date() });
    if (how === 'die') process.exit(9);
    await new Promise((resolve) => setTimeout(resolve, 120));
    await mongoose.connection.db!.collection('ends').insertOne({ holder, at: new Date() });
  },
};
process.stdout.write('ready\n');
const until = Date.now() + 4000;
while (Date.now() < until) {
  await runTurn(job, { log } as never, { holder, lease: 900 });
  await new Promise((resolve) => setTimeout(resolve, 20));
}
await disconnectStore();
