import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ClientSession, Collection } from 'mongodb';
import { type Harness, openHarness } from './store.harness.ts';

interface Row {
  _id: number;
  v: number;
  u?: number;
}
type Rows = Map<number, Row>;

let harness: Harness;
let rows: Collection<Row>;
let commits = 0;
let conflicts = 0;

beforeAll(async () => {
  harness = await openHarness();
  rows = harness.db.collection<Row>('rows');
  await rows.createIndexes([{ key: { u: 1 }, unique: true, sparse: true }, { key: { v: 1 } }]);
});
afterAll(() => harness.close());

const LANES = 3;
const id = fc.integer({ min: 0, max: 5 });
const step = fc.record({
  lane: fc.integer({ min: 0, max: LANES - 1 }),
  act: fc.constantFrom('insert', 'raise', 'key', 'remove', 'read', 'commit', 'commit', 'abort'),
  id,
  n: fc.integer({ min: 0, max: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A transaction as the model has it: the state it began with, and what it changed since. */
interface Lane {
  session: ClientSession;
  rows: Rows;
  touched: Map<number, Row | undefined>;
}

const copy = (state: Rows): Rows => new Map([...state].map(([key, row]) => [key, { ...row }]));
const listed = (state: Rows) => [...state.values()].sort((a, b) => a._id - b._id);
const keyTaken = (state: Rows, self: number, u: number) =>
  [...state.values()].some((row) => row.u === u && row._id !== self);

/** What the model says of a write: the new row, or why there is none. */
function modelled(
  { act, id: _id, n }: Step,
  state: Rows,
): { row?: Row | undefined; duplicate?: true } | undefined {
  const old = state.get(_id);
  if (act === 'insert') return old ? { duplicate: true } : { row: { _id, v: n } };
  if (!old) return undefined;
  if (act === 'raise') return { row: { ...old, v: old.v + 1 } };
  if (act === 'key')
    return keyTaken(state, _id, n) ? { duplicate: true } : { row: { ...old, u: n } };
  return { row: undefined };
}

function send({ act, id: _id, n }: Step, session: ClientSession): Promise<unknown> {
  if (act === 'insert') return rows.insertOne({ _id, v: n }, { session });
  if (act === 'raise') return rows.updateOne({ _id }, { $inc: { v: 1 } }, { session });
  if (act === 'key') return rows.updateOne({ _id }, { $set: { u: n } }, { session });
  return rows.deleteOne({ _id }, { session });
}

/** Interleaved transactions, checked against the model after every step. */
class History {
  committed: Rows = new Map();
  private readonly lanes: (Lane | undefined)[] = [];

  private begin(number: number): Lane {
    const session = harness.client.startSession();
    session.startTransaction();
    const lane = { session, rows: copy(this.committed), touched: new Map() };
    this.lanes[number] = lane;
    return lane;
  }

  private async leave(number: number): Promise<void> {
    const lane = this.lanes[number];
    this.lanes[number] = undefined;
    await lane?.session.endSession();
  }

  async take(one: Step): Promise<void> {
    const known = this.lanes[one.lane];
    const lane = known ?? this.begin(one.lane);
    // The snapshot is taken with the first statement, whatever it is.
    if (!known) await this.compare(lane);
    if (one.act === 'read') await this.compare(lane);
    else if (one.act === 'commit') await this.commit(one.lane, lane);
    else if (one.act === 'abort') {
      await lane.session.abortTransaction();
      await this.leave(one.lane);
    } else await this.write(one, lane);
  }

  private async compare(lane: Lane): Promise<void> {
    const found = await rows.find({}, { session: lane.session }).sort({ _id: 1 }).toArray();
    expect(found).toEqual(listed(lane.rows));
    const byIndex = await rows.countDocuments({ v: { $gte: 1 } }, { session: lane.session });
    expect(byIndex).toBe(listed(lane.rows).filter((row) => row.v >= 1).length);
  }

  private async write(one: Step, lane: Lane): Promise<void> {
    const expected = modelled(one, lane.rows);
    const failure = await send(one, lane.session).then(
      () => undefined,
      (error) => error.code as number,
    );
    if (failure === 112) {
      conflicts += 1;
      return this.leave(one.lane);
    }
    expect(failure).toBe(expected?.duplicate ? 11000 : undefined);
    if (failure) return this.leave(one.lane);
    if (!expected) return;
    if (expected.row) lane.rows.set(one.id, expected.row);
    else lane.rows.delete(one.id);
    lane.touched.set(one.id, expected.row);
  }

  private async commit(number: number, lane: Lane): Promise<void> {
    await lane.session.commitTransaction();
    for (const [key, row] of lane.touched) {
      if (row) this.committed.set(key, row);
      else this.committed.delete(key);
    }
    commits += 1;
    await this.leave(number);
    expect(await rows.find().sort({ _id: 1 }).toArray()).toEqual(listed(this.committed));
  }

  async end(): Promise<void> {
    for (let number = 0; number < LANES; number++) await this.leave(number);
    const found = await rows.find().sort({ _id: 1 }).toArray();
    expect(found).toEqual(listed(this.committed));
  }
}

describe('transactions side by side', () => {
  it('when they interleave at random, then each sees its snapshot, and the store what committed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
        await rows.deleteMany({});
        const history = new History();
        for (const one of steps) await history.take(one);
        await history.end();
      }),
      { numRuns: 60 },
    );
    expect(commits).toBeGreaterThan(100);
    // chance makes 18 to 49 of them: enough that the rule was put to the test
    expect(conflicts).toBeGreaterThan(5);
  });
});
