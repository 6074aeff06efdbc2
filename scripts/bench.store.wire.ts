import { connect, type Socket } from 'node:net';
import { mongo } from 'mongoose';
import type { Bed } from './bench.store.load.ts';

const { serialize, deserialize } = mongo.BSON;
const HEAD = 16;
const OP_MSG = 2013;

/** A connection that sends ready frames and reads answers, so that the server is measured and not its client. */
interface Line {
  /** Sends one frame and resolves with the whole answer; one at a time on a line. */
  ask(frame: Buffer): Promise<Buffer>;
  close(): void;
}

/** One OP_MSG frame with the command as its only section. */
function frameOf(db: string, command: mongo.BSON.Document): Buffer {
  const body = serialize({ ...command, $db: db });
  const frame = Buffer.alloc(HEAD + 5 + body.length);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(1, 4);
  frame.writeInt32LE(OP_MSG, 12);
  frame.set(body, HEAD + 5);
  return frame;
}

/** What an answer holds; throws what the server refused. */
function answerIn(answer: Buffer): mongo.BSON.Document {
  const body = deserialize(answer.subarray(HEAD + 5));
  if (!body.ok) throw new Error(`${body.codeName}: ${body.errmsg}`);
  return body;
}

async function lineTo(uri: string): Promise<Line> {
  const { hostname, port } = new URL(uri);
  const socket: Socket = connect(Number(port), hostname);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.setNoDelay(true);
  let held: Buffer[] = [];
  let size = 0;
  let answered: (answer: Buffer) => void = () => {};
  socket.on('data', (bytes) => {
    held.push(bytes as Buffer);
    size += bytes.length;
    const first = held[0] as Buffer;
    if (size < 4 || first.length < 4 || size < first.readInt32LE(0)) return;
    const answer = held.length === 1 ? first : Buffer.concat(held);
    [held, size] = [[], 0];
    answered(answer);
  });
  const ask = (frame: Buffer) =>
    new Promise<Buffer>((resolve) => {
      answered = resolve;
      socket.write(frame);
    });
  return { ask, close: () => socket.destroy() };
}

/** A question that is asked at the wire: its frames made before, and how many documents each answer holds. */
interface Asked {
  name: string;
  frames: Buffer[];
  holds: number;
}

const LANES = { 'one after the other': 1, '20 in parallel': 20 } as const;
/** Every so often an answer is looked into: a fast server that answers nothing would be none. */
const LOOK_EVERY = 500;

function questions({ db, goods, ids }: Bed, documents: number): Asked[] {
  const find = (count: number, command: (i: number) => mongo.BSON.Document) =>
    Array.from({ length: count }, (_, i) =>
      frameOf(db.databaseName, { find: goods.collectionName, ...command(i) }),
    );
  const one = { limit: 1, singleBatch: true };
  const id = (i: number) => ids[(i * 7) % ids.length];
  const sku = (i: number) => `sku-${(i * 31) % documents}`;
  return [
    {
      name: 'wire: findOne by _id',
      frames: find(20_000, (i) => ({ filter: { _id: id(i) }, ...one })),
      holds: 1,
    },
    {
      name: 'wire: findOne by unique key',
      frames: find(20_000, (i) => ({ filter: { sku: sku(i) }, ...one })),
      holds: 1,
    },
    {
      name: 'wire: index, order, limit 20',
      frames: find(8000, (i) => ({ filter: { cat: i % 100 }, sort: { price: 1 }, limit: 20 })),
      holds: 20,
    },
  ];
}

async function askAll(lines: readonly Line[], { frames, holds }: Asked): Promise<number> {
  let next = 0;
  const lane = async (line: Line) => {
    while (next < frames.length) {
      const at = next++;
      const answer = await line.ask(frames[at] as Buffer);
      if (at % LOOK_EVERY) continue;
      const found = answerIn(answer).cursor.firstBatch.length;
      if (found !== holds) throw new Error(`${found} documents where ${holds} are`);
    }
  };
  const start = performance.now();
  await Promise.all(lines.map(lane));
  return (frames.length / (performance.now() - start)) * 1000;
}

/** What is asked a second, by one and by twenty connections, in `turns` turns between the servers: the median of each. */
export async function atTheWire(
  beds: readonly { uri: string; bed: Bed }[],
  documents: number,
  turns: number,
): Promise<{ name: string; rates: number[] }[]> {
  const all = await Promise.all(
    beds.map(async ({ uri, bed }) => ({
      asked: questions(bed, documents),
      lines: await Promise.all(Array.from({ length: LANES['20 in parallel'] }, () => lineTo(uri))),
    })),
  );
  const told: { name: string; rates: number[] }[] = [];
  for (const [at, { name }] of (all[0]?.asked ?? []).entries())
    for (const [how, lanes] of Object.entries(LANES)) {
      const seen: number[][] = all.map(() => []);
      for (let turn = 0; turn < turns; turn++)
        for (const [server, { asked, lines }] of all.entries())
          seen[server]?.push(await askAll(lines.slice(0, lanes), asked[at] as Asked));
      told.push({ name: `${name}, ${how}`, rates: seen.map(middle) });
    }
  for (const { lines } of all) for (const line of lines) line.close();
  return told;
}

const middle = (rates: number[]) =>
  rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)] as number;
