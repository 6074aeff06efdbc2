import { afterAll, beforeAll } from '@jest/globals';
import type { Collection, Document } from 'mongodb';
import { type Harness, openHarness } from './store.harness.ts';

export type Case = [name: string, expression: Document, result: unknown];

/** A collection with one document; gives what an expression makes of it. For the top of a file of stories. */
export const withOneDocument = (): ((expression: unknown) => Promise<unknown>) => {
  let harness: Harness;
  let one: Collection<Document>;
  beforeAll(async () => {
    harness = await openHarness();
    one = harness.db.collection('one');
    await one.insertOne({
      s: 'ab',
      d: new Date('2024-05-05'),
      l: [1, 2, 3],
      n: 2,
      o: { a: 1 },
      kv: [{ k: 'q', v: 1 }],
    });
  });
  afterAll(() => harness.close());
  return async (expression) => {
    const [found] = await one.aggregate([{ $project: { _id: 0, r: expression } }]).toArray();
    return found?.r;
  };
};
