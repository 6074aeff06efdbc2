import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stand-in for the outside world: takes Meilisearch's requests down and answers each by the book. */
export interface FakeMeili {
  url: string;
  /** `METHOD path` of every request but the polling of tasks, in order */
  calls: string[];
  bodies: unknown[];
  /** the next task asked for by a request that begins so will fail */
  failNext: string | null;
  results: unknown[];
  /** whether the key is one it knows */
  knowsKey: boolean;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length ? JSON.parse(Buffer.concat(parts).toString()) : undefined;
}

export async function startFakeMeili(): Promise<FakeMeili> {
  const failed = new Set<string>();
  let tasks = 0;
  const reply = (call: string): [status: number, body: unknown] => {
    const task = /^GET \/tasks\/(\d+)/.exec(call);
    if (task) {
      const error = { message: 'disk full', code: 'internal', type: 'internal', link: '' };
      const bad = failed.has(task[1]!);
      return [
        200,
        { uid: Number(task[1]), status: bad ? 'failed' : 'succeeded', error: bad ? error : null },
      ];
    }
    if (call.startsWith('GET /health')) return [200, { status: 'available' }];
    if (!fake.knowsKey)
      return [
        403,
        {
          message: 'The provided API key is invalid.',
          code: 'invalid_api_key',
          type: 'auth',
          link: '',
        },
      ];
    if (call.endsWith('/stats')) return [200, { numberOfDocuments: 7 }];
    if (call.startsWith('GET /indexes/zhiqiao_schemas')) {
      return [
        404,
        { message: 'not found', code: 'index_not_found', type: 'invalid_request', link: '' },
      ];
    }
    if (call.startsWith('POST /multi-search')) return [200, { results: fake.results }];
    const uid = tasks++;
    if (fake.failNext && call.startsWith(fake.failNext)) {
      failed.add(String(uid));
      fake.failNext = null;
    }
    return [202, { taskUid: uid, indexUid: 'x', status: 'enqueued', type: 'x', enqueuedAt: '' }];
  };
  const server = createServer(async (request, response) => {
    const call = `${request.method} ${request.url}`;
    const body = await bodyOf(request);
    if (!call.startsWith('GET /tasks')) {
      fake.calls.push(call);
      fake.bodies.push(body);
    }
    const [status, answer] = reply(call);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  const fake: FakeMeili = {
    url: '',
    calls: [],
    bodies: [],
    failNext: null,
    knowsKey: true,
    results: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}
