import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** A worker cannot begin with TypeScript: this text brings tsx in and then the real worker. */
const fromSource = `
  const { workerData } = require('node:worker_threads');
  import(workerData.loader).then(({ register }) => {
    register();
    return import(workerData.worker);
  });
`;

const start = (here: string, name: string, given: unknown): Worker => {
  if (!here.endsWith('.ts'))
    return new Worker(new URL(`./${name}.js`, here), { workerData: { given } });
  const api = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const worker = new URL(`./${name}.ts`, here).href;
  return new Worker(fromSource, {
    eval: true,
    execArgv: [],
    workerData: { given, loader: pathToFileURL(api).href, worker },
  });
};

/**
 * Runs a worker of its own to its one answer, so that long work does not hold up who is served.
 * @param here `import.meta.url` of the caller: from source the worker lies beside it, in production beside `main.js`
 * @param name file name of the worker without its ending; it finds what is given at `workerData.given`
 * @throws what the worker threw
 */
export const inThread = <R>(here: string, name: string, given: unknown): Promise<R> =>
  new Promise((resolve, reject) => {
    const worker = start(here, name, given);
    worker.once('message', (answer: R) => {
      resolve(answer);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`${name} ended with ${code} and no answer`)));
  });
