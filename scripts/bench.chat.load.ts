import { Agent, request } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import type { Talker } from './bench.chat.people.ts';

export interface Said {
  seq: number;
  clientId: string;
}
type Heard = (message: Said) => void;

export interface Seated extends Talker {
  url: string;
  socket: Socket;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request with a session; small on purpose, since the load shares the machine with what it measures. */
export const ask = <T>(
  { url, cookie }: Pick<Seated, 'url' | 'cookie'>,
  method: string,
  path: string,
  body?: object,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const headers = {
      cookie,
      'x-requested-with': 'zhiqiao',
      ...(body ? { 'content-type': 'application/json' } : {}),
    };
    const sent = request(url + path, { method, agent, headers }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (reply.statusCode === 200) resolve(JSON.parse(text) as T);
        else reject(new Error(`${method} ${path} answered ${reply.statusCode}: ${text}`));
      });
    });
    sent.on('error', reject);
    sent.end(body ? JSON.stringify(body) : undefined);
  });

/** Connects somebody and enters their talk; `heard` gets what is said, however often it connects again. */
export const take = async (talker: Talker, url: string, heard?: Heard): Promise<Seated> => {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelayMax: 10_000,
    extraHeaders: { cookie: talker.cookie },
  });
  socket.on('connect', () => socket.emit('enter', talker.talk));
  socket.on('changed', ({ message }: { message?: Said }) => message && heard?.(message));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return { ...talker, url, socket };
};

type Speaker = Pick<Seated, 'url' | 'cookie' | 'talk'> & Partial<Pick<Seated, 'socket'>>;

/** Says something as the client does: over the open socket, or by HTTP where there is none. */
export const say = async ({ socket, ...seated }: Speaker, clientId: string): Promise<Said> => {
  const body = { clientId, text: '滚道圆度能到 0.72 μm，节拍 20 秒，三批连检。' };
  if (!socket?.connected)
    return ask<Said>(seated, 'POST', `/api/conversations/${seated.talk}/messages`, body);
  const door = 'POST /api/conversations/:id/messages';
  const asked = { door, params: { id: seated.talk }, body };
  const { status, body: told } = await socket.timeout(60_000).emitWithAck('ask', asked);
  if (status !== 200) throw new Error(`${door} answered ${status}: ${JSON.stringify(told)}`);
  return told as Said;
};

/** Calls `act` at an even rate whatever the answers take. @returns when the last one is answered */
export const evenly = async (
  rate: number,
  count: number,
  act: (index: number) => Promise<unknown>,
): Promise<void> => {
  const start = performance.now();
  const under: Promise<unknown>[] = [];
  while (under.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - start) * rate) / 1000));
    while (under.length < due) under.push(act(under.length));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(under);
};

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
