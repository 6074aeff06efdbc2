import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Collection, Document } from 'mongodb';
import { type Harness, openHarness, sendRaw } from './store.harness.ts';

let harness: Harness;
let things: Collection<Document>;
const notes: string[] = [];
beforeAll(async () => {
  harness = await openHarness(({ text }) => notes.push(text));
  things = harness.db.collection('things');
  await things.insertOne({ a: 1 });
});
afterAll(() => harness.close());

const isRefused = (work: Promise<unknown>, code: number, feature: string) =>
  expect(work).rejects.toMatchObject({ code, message: expect.stringContaining(feature) });

describe('what the store has not', () => {
  it('when an index of another kind is asked for, then the error names it and nothing is made', async () => {
    await isRefused(things.createIndex({ a: 'text' }), 115, 'text index');
    await isRefused(things.createIndex({ a: '2dsphere' }), 115, '2dsphere index');
    await isRefused(things.createIndex({ '$**': 1 }), 115, 'wildcard');
    const collation = { locale: 'zh' };
    await isRefused(things.createIndex({ a: 1 }, { collation }), 115, 'collation');
    expect(await things.indexes()).toHaveLength(1);
  });

  it('when a query uses an operator it has not, then the error names it', async () => {
    await isRefused(things.find({ $text: { $search: 'x' } }).toArray(), 115, '$text');
    await isRefused(things.find({ $where: 'true' }).toArray(), 115, '$where');
    await isRefused(things.find({ a: { $near: [0, 0] } }).toArray(), 115, '$near');
    await isRefused(things.find({ a: { $frob: 1 } }).toArray(), 2, '$frob');
    const nested = { 'a.b': { $elemMatch: { c: 1 } } };
    await isRefused(things.findOne({}, { projection: nested }), 31275, '$elemMatch');
    await isRefused(things.aggregate([{ $frob: 1 }]).toArray(), 40324, '$frob');
    await isRefused(things.aggregate([{ $geoNear: {} }]).toArray(), 115, '$geoNear');
    await isRefused(things.aggregate([{ $project: { x: { $frob: 1 } } }]).toArray(), 168, '$frob');
  });

  it('when a collection of another kind is asked for, then the error names it', async () => {
    await isRefused(harness.db.createCollection('v', { viewOn: 'things' }), 115, 'viewOn');
    await isRefused(harness.db.createCollection('c', { capped: true, size: 1000 }), 115, 'capped');
    const timeseries = { timeField: 't' };
    await isRefused(harness.db.createCollection('t', { timeseries }), 115, 'timeseries');
    await isRefused(things.watch().next(), 40573, '$changeStream');
  });

  it('when a command is not known, then it says so; fail points are not there in production', async () => {
    await isRefused(harness.db.command({ frobnicate: 1 }), 59, 'frobnicate');
    const failPoint = { configureFailPoint: 'failCommand', mode: 'off' };
    await isRefused(harness.db.admin().command(failPoint), 59, 'configureFailPoint');
  });
});

describe('the door', () => {
  it('when it listens, then only on the loopback address', () => {
    expect(harness.store.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/\?replicaSet=embedded$/);
  });

  it('when nonsense is sent, then that connection ends and the others go on', async () => {
    const socket = connect(harness.store.port, '127.0.0.1');
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.write(Buffer.alloc(64, 0x7f));
    await closed;
    expect(notes).toEqual([expect.stringContaining('bad message length')]);
    expect(await things.countDocuments()).toBe(1);
  });

  it('when two connections speak at once, then each gets the answers to its own questions', async () => {
    const ask = (n: number) =>
      sendRaw(harness.store.port, { count: 'things', query: { a: n }, $db: 'test' });
    const answers = await Promise.all([1, 2, 1, 2].map(ask));
    expect(answers.map((answer) => answer.n)).toEqual([1, 0, 1, 0]);
  });
});
