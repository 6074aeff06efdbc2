import { parseArgs } from 'node:util';
import { startStore } from '../server/src/embedded/mongo/start.ts';

/** Runs the embedded store alone, for a shell or another process: `npm run store -- --dir DIR --port PORT`. */
const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: 'data/store' },
    port: { type: 'string', default: '27027' },
    'slow-ms': { type: 'string', default: '0' },
    'fail-points': { type: 'boolean', default: false },
  },
});

const options = {
  dir: values.dir,
  port: Number(values.port),
  slowMs: Number(values['slow-ms']),
  failPoints: values['fail-points'],
};
const store = await startStore(options).catch((error: Error) => {
  process.stderr.write(`Not started: ${error.message}\n`);
  process.exit(1);
});
process.stdout.write(`${store.uri}\n`);

const stop = () => {
  void store.stop().then(() => process.exit(0));
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
