import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BSON, type Document } from 'mongodb';
import { Connection } from '../../server/src/embedded/mongo/connection.ts';
import { type Harness, openHarness, sendRaw, until } from './store.harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness(() => {});
  await harness.db.collection('rows').insertMany([{ _id: 1 as never, a: 1 }, { a: [1, 2] }]);
});
afterAll(() => harness.close());

function frame(code: number, body: Buffer): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + body.length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(code, 12);
  return Buffer.concat([head, body]);
}

const flags = Buffer.alloc(4);
const message = (command: Document, docs: Buffer[] = []) => {
  const parts = [flags, Buffer.of(0), Buffer.from(BSON.serialize({ ...command, $db: 'fuzz' }))];
  if (docs.length) {
    const sequence = Buffer.concat([Buffer.from('documents\0'), ...docs]);
    const size = Buffer.alloc(4);
    size.writeInt32LE(sequence.length + 4);
    parts.push(Buffer.of(1), size, sequence);
  }
  return frame(2013, Buffer.concat(parts));
};
const someDoc = Buffer.from(
  BSON.serialize({ a: { b: ['x', 1, { c: null }] }, d: Buffer.from('yz') }),
);
const samples = [
  message({ insert: 'rows' }, [someDoc, someDoc]),
  message({ find: 'rows', filter: { a: { $in: [1, 'x'] } }, sort: { a: 1 } }),
  message({ update: 'rows', updates: [{ q: { a: 1 }, u: { $set: { 'b.c': [1] } } }] }),
  message({ aggregate: 'rows', pipeline: [{ $group: { _id: '$a' } }], cursor: {} }),
  frame(2004, Buffer.concat([flags, Buffer.from('admin.$cmd\0'), Buffer.alloc(8), someDoc])),
];

/** Sends bytes and resolves when the store has answered them or ended the connection. */
function throwAt(bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(harness.store.port, '127.0.0.1', () => socket.end(bytes));
    socket.on('data', () => {});
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
  });
}

const alive = async () => {
  expect(await sendRaw(harness.store.port, { ping: 1, $db: 'admin' })).toEqual({ ok: 1 });
};

const LENGTHS = [0, -1, -5, 1, 3, 4, 5, 0x7fffffff, -0x80000000, 48_000_017, 16];

describe('the wire', () => {
  it('when any length within a message is giant, negative or too small, then the store goes on', async () => {
    for (const sample of samples) {
      for (let at = 0; at + 4 <= sample.length; at += 1) {
        const copy = Buffer.from(sample);
        copy.writeInt32LE(LENGTHS[at % LENGTHS.length] as number, at);
        // Whole by its own account, so that what is inside is read at all.
        if (at >= 4) copy.writeInt32LE(copy.length, 0);
        await throwAt(copy);
      }
      await alive();
    }
  });

  it('when messages are noise, or sound ones with bytes changed, then the store goes on', async () => {
    const changed = fc
      .tuple(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      )
      .map(([sample, changes]) => {
        const copy = Buffer.from(sample);
        for (const [at, byte] of changes) copy[at % copy.length] = byte;
        copy.writeInt32LE(copy.length, 0);
        return copy;
      });
    const noise = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
    const framed = noise.map((bytes) => frame(2013, bytes));
    await fc.assert(fc.asyncProperty(fc.oneof(changed, noise, framed), throwAt), { numRuns: 600 });
    await alive();
    const rows = await harness.client.db('fuzz').collection('rows').find().toArray();
    expect(rows.every((row) => row._id !== undefined)).toBe(true);
  });

  it('when a command has arguments of any kind, then it is answered', async () => {
    const names = ['find', 'insert', 'update', 'delete', 'findAndModify', 'aggregate', 'distinct'];
    const more = ['getMore', 'createIndexes', 'dropIndexes', 'collMod', 'explain', 'killCursors'];
    const fields = ['filter', 'q', 'query', 'u', 'sort', 'pipeline', 'documents', 'updates', 'key'];
    const others = ['indexes', 'cursor', 'limit', 'projection', 'let', 'collation', 'lsid', 'hint'];
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom<unknown>(null, 'rows', 1, { $eq: 1 }, [{ q: {}, u: {} }], [{ $match: 1 }]),
    );
    const args = fc.dictionary(fc.constantFrom(...fields, ...others), value, { maxKeys: 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names, ...more), value, args, async (name, of, rest) => {
        const reply = await sendRaw(harness.store.port, { [name]: of, ...rest, $db: 'fuzz' });
        expect([0, 1]).toContain(reply.ok);
      }),
      { numRuns: 500 },
    );
  });

  it('when a text is not UTF-8, then it is refused: it would make every later answer unreadable', async () => {
    const rows = harness.client.db('fuzz').collection('rows');
    const before = await rows.countDocuments();
    for (const place of ['text', 'name']) {
      const bad = Buffer.from(BSON.serialize({ name: 'text' }));
      bad[bad.indexOf(place)] = 0xff;
      await throwAt(message({ insert: 'rows' }, [bad]));
    }
    expect(await rows.countDocuments()).toBe(before);
    await rows.insertOne({ 名称: '轴承 🙂' });
    expect(await rows.findOne({ 名称: '轴承 🙂' })).not.toBeNull();
  });

  it('when a document is torn inside or nested too deep, then it is refused and not stored', async () => {
    const torn = Buffer.from(someDoc);
    torn.writeInt32LE(9999, torn.indexOf('b\0') + 2);
    let deep: Document = {};
    for (let i = 0; i < 250; i++) deep = { a: deep };
    const before = await harness.client.db('fuzz').collection('rows').countDocuments();
    await throwAt(message({ insert: 'rows' }, [torn]));
    const insert = harness.client.db('fuzz').collection('rows').insertOne({ deep });
    await expect(insert).rejects.toMatchObject({ code: 15 });
    expect(await harness.client.db('fuzz').collection('rows').countDocuments()).toBe(before);
  });
});

describe('connections', () => {
  it('when a thousand are open at once, then each is answered, and all are let go', async () => {
    const ping = message({ ping: 1 });
    const sockets = await Promise.all(
      Array.from({ length: 1000 }, async () => {
        const socket = connect(harness.store.port, '127.0.0.1');
        socket.write(ping);
        await new Promise((resolve) => socket.once('data', resolve));
        return socket;
      }),
    );
    expect((await harness.store.stats()).connections).toBeGreaterThanOrEqual(1000);
    for (const socket of sockets) socket.destroy();
    await until(async () => (await harness.store.stats()).connections < 50);
  });
});

/** A server of nothing but connections, so that a test sees what they hold back. */
async function listen(serve: (socket: Socket) => Promise<void>) {
  const made: { connection: Connection; socket: Socket }[] = [];
  const server: Server = createServer((socket) => {
    const listener = { serve: () => serve(socket), fault: () => socket.destroy() };
    made.push({ connection: new Connection(socket, listener), socket });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { server, made, port };
}

describe('one connection', () => {
  it('when a message begins and does not go on, then it ends after a minute, an idle one does not', async () => {
    const { server, made, port } = await listen(async () => {});
    const [half, idle] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
    half.write(message({ ping: 1 }).subarray(0, 20));
    await until(() => made.length === 2 && made.some(({ socket }) => socket.bytesRead === 20));
    for (const { connection } of made) connection.sweep(Date.now() + 30_000);
    expect(made.some(({ socket }) => socket.destroyed)).toBe(false);
    const ended = new Promise((resolve) => half.once('close', resolve));
    for (const { connection } of made) connection.sweep(Date.now() + 61_000);
    await ended;
    expect(made.filter(({ socket }) => socket.destroyed)).toHaveLength(1);
    idle.destroy();
    server.close();
  });

  it('when a client sends and never reads, then it is served no further than a few replies', async () => {
    let served = 0;
    const { server, port } = await listen(async (socket) => {
      served += 1;
      socket.write(Buffer.alloc(8_000_000));
    });
    const client = connect(port, '127.0.0.1');
    client.pause();
    const many = Buffer.concat(Array.from({ length: 500 }, () => message({ ping: 1 })));
    await new Promise((resolve) => client.write(many, resolve));
    await until(() => served > 2);
    await sendRaw(harness.store.port, { ping: 1, $db: 'admin' });
    expect(served).toBeLessThan(10);
    client.on('data', () => {});
    client.resume();
    await until(() => served > 60);
    client.destroy();
    server.close();
  });
});
