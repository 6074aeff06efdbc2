import { parentPort, workerData } from 'node:worker_threads';
import { type ServerOptions, StoreServer } from './server.ts';

/** What the owner of the worker asks for; the answer carries the same id. */
export interface Ask {
  id: number;
  ask: 'stats' | 'backup' | 'stop';
  dir?: string;
}

const port = parentPort;
if (!port) throw new Error('the store worker runs in a worker thread; use startStore');

async function answer(server: StoreServer, { ask, dir }: Ask): Promise<unknown> {
  if (ask === 'stats') return server.stats();
  if (ask === 'backup') return server.backup(dir ?? '');
  return server.close();
}

const say = (error: unknown) => (error instanceof Error ? error.message : String(error));

try {
  const options = workerData as ServerOptions;
  const server = new StoreServer({ ...options, note: (note) => port.postMessage({ note }) });
  const uri = await server.listen();
  port.on('message', async (message: Ask) => {
    try {
      port.postMessage({ id: message.id, result: await answer(server, message) });
    } catch (error) {
      port.postMessage({ id: message.id, error: say(error) });
    }
    if (message.ask === 'stop') port.close();
  });
  port.postMessage({ ready: { uri, port: server.port } });
} catch (error) {
  port.postMessage({ failed: say(error) });
  port.close();
}
