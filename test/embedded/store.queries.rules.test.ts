import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Binary, type Document, Long, ObjectId } from 'mongodb';
import { type Harness, openHarness } from './store.harness.ts';

/** The finer rules of filters, projections and collations, and what the server says of those that break them. */
let harness: Harness;

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

async function stored(docs: Document[]) {
  const things = harness.db.collection('things');
  await things.deleteMany({});
  await things.insertMany(docs.map((doc, i) => ({ _id: i as never, ...doc })));
  return things;
}

/** Which of the documents a filter finds, by their places. */
async function found(docs: Document[], filter: Document, options = {}) {
  const rows = await (await stored(docs)).find(filter, options).sort({ _id: 1 }).toArray();
  return rows.map(({ _id }) => Number(_id));
}

describe('filters', () => {
  it('when bits are asked, then of numbers and of bytes alike, by numbers, places and bytes', async () => {
    const bytes = (...list: number[]) => new Binary(Buffer.from(list));
    const docs = [{ a: 7 }, { a: 4 }, { a: bytes(7) }, { a: bytes(4) }, { a: -1 }];
    expect(await found(docs, { a: { $bitsAllSet: 3 } })).toEqual([0, 2, 4]);
    expect(await found(docs, { a: { $bitsAllSet: bytes(3) } })).toEqual([0, 2, 4]);
    expect(await found(docs, { a: { $bitsAnySet: [0, 200] } })).toEqual([0, 2, 4]);
    expect(await found(docs, { a: { $bitsAnyClear: 3 } })).toEqual([1, 3]);
  });

  it('when an element is an array itself, then $elemMatch and $size ask about it as a whole', async () => {
    const docs = [{ a: [[1, 2], [3]] }, { a: [[5]] }];
    expect(await found(docs, { a: { $elemMatch: { $elemMatch: { $eq: 3 } } } })).toEqual([0]);
    expect(await found(docs, { a: { $elemMatch: { $size: 2 } } })).toEqual([0]);
    expect(await found(docs, { a: { $elemMatch: { $eq: 5 } } })).toEqual([]);
  });

  it('when a long is divided, then exactly; and $eq with an expression means the expression', async () => {
    const long = [{ a: Long.fromString('9007199254740993') }];
    expect(await found(long, { a: { $mod: [2, 1] } })).toEqual([0]);
    expect(await found([{ a: 'x' }, { a: /x/ }], { a: { $eq: /x/ } })).toEqual([1]);
  });

  it('when a document holds a reference, then paths lead into it', async () => {
    const id = new ObjectId();
    const docs = [{ r: { $ref: 'other', $id: id } }, { r: { $ref: 'other', $id: new ObjectId() } }];
    expect(await found(docs, { 'r.$id': id })).toEqual([0]);
  });

  it.each([
    [{ a: { $all: [{ $elemMatch: { b: 1 } }, 1] } }, 2],
    [{ a: { $all: [{ $gt: 1 }] } }, 2],
    [{ a: { $size: '1' } }, 2],
    [{ a: { $type: [] } }, 9],
    [{ a: { $options: 'i' } }, 2],
    [{ a: { $regex: 'a', $options: 'q' } }, 51108],
    [{ a: { $regex: /a/i, $options: 'm' } }, 51075],
    [{ a: { $regex: 1 } }, 2],
    [{ a: { $in: [{ $gt: 1 }] } }, 2],
    [{ a: { $ne: /x/ } }, 2],
    [{ a: { $bitsAllSet: -1 } }, 9],
    [{ a: { $bitsAllSet: [-1] } }, 9],
    [{ a: { $bitsAllSet: 1.5 } }, 9],
    [{ a: { $bitsAllSet: 'x' } }, 2],
    [{ a: { $bitsFoo: 1 } }, 2],
    [{ a: { $elemMatch: { $expr: { $eq: ['$b', 1] } } } }, 2],
    [{ $expr: { $eq: ['$$nobody', 1] } }, 17276],
  ])('when a filter is %j, then it fails with code %i', async (filter, code) => {
    await expect(found([{ a: [1] }], filter as Document)).rejects.toMatchObject({ code });
  });
});

describe('finds', () => {
  it.each([
    [{ limit: -2 }, 2],
    [{ batchSize: -1 }, 2],
    [{ limit: 'x' }, 14],
    [{ filter: 'x' }, 14],
    [{ sort: 'x' }, 14],
    [{ foo: 1 }, 40415],
    [{ projection: { 'a.b': 1, a: 1 } }, 31250],
    [{ projection: { a: { $slice: [1, -2] } } }, 28724],
    [{ projection: { 'a.$': 1, 'b.$': 1 }, filter: { a: 1 } }, 31276],
    [{ projection: { 'a.$.b': 1 } }, 31394],
    [{ projection: { c: 0, b: '$a' } }, 31252],
    [{ projection: { a: {} } }, 51270],
    [{ projection: { 'a.': 1 } }, 40353],
    [{ projection: { $a: 1 } }, 16410],
    [{ collation: { strength: 2 } }, 40414],
    [{ collation: { locale: 'xx-nowhere' } }, 2],
    [{ collation: { locale: 'en', strength: 9 } }, 2],
    [{ collation: { locale: 'en', foo: 1 } }, 40415],
  ])('when a find says %j, then it fails with code %i', async (options, code) => {
    await stored([{ a: [1] }]);
    const asked = harness.db.command({ find: 'things', ...options });
    await expect(asked).rejects.toMatchObject({ code });
  });

  it('when a collation looks at case, or past marks, then texts compare so', async () => {
    const docs = [{ a: 'E' }, { a: 'é' }, { a: 'e' }];
    const level = { collation: { locale: 'en', strength: 1 as const, caseLevel: true } };
    expect(await found(docs, { a: 'e' }, level)).toEqual([1, 2]);
    const shifted = { collation: { locale: 'en', strength: 2 as const, alternate: 'shifted' } };
    expect(await found([{ a: 'a b' }, { a: 'ab' }], { a: 'ab' }, shifted)).toEqual([0, 1]);
  });
});

describe('samples', () => {
  it('when more is asked than there is, then every document comes once; a size that is none fails', async () => {
    const things = await stored([{}, {}, {}]);
    const drawn = await things.aggregate([{ $sample: { size: 9 } }]).toArray();
    expect(drawn.map(({ _id }) => Number(_id)).sort()).toEqual([0, 1, 2]);
    const wrong = things.aggregate([{ $sample: { size: -1 } }]).toArray();
    await expect(wrong).rejects.toMatchObject({ code: 28747 });
  });
});
