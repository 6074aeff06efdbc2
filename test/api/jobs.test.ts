import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { runTurn } from '../../server/src/platform/jobs.ts';
import { type House, openHouse } from '../support/app.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Another process on the same store, to its end. */
const process2 = (holder: string, how = '') =>
  new Promise<number | null>((done) => {
    const args = [
      '--import',
      'tsx',
      'test/support/job.once.ts',
      mongoose.connection.name,
      holder,
      how,
    ];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: 'ignore',
    });
    child.once('exit', done);
  });

const rows = async (name: string) =>
  (await mongoose.connection.db!.collection(name).find().sort({ at: 1 }).toArray()) as unknown as {
    holder: string;
    at: Date;
  }[];

describe('jobs of several processes on one store', () => {
  it('when one dies in the middle of a run, then another takes over; runs never overlap, and come when they are due', async () => {
    expect(await process2('first', 'die')).toBe(9);
    expect((await rows('runs')).map(({ holder }) => holder)).toEqual(['first']);
    await Promise.all([process2('second'), process2('third')]);
    const runs = (await rows('runs')).slice(1);
    const ends = await rows('ends');
    expect(runs.length).toBe(ends.length);
    expect(runs.length).toBeGreaterThan(3);
    for (const [index, run] of runs.entries()) {
      const before = runs[index - 1];
      if (!before) continue;
      expect(run.at.getTime() - before.at.getTime()).toBeGreaterThanOrEqual(280);
      expect(ends[index - 1]!.at.getTime()).toBeLessThanOrEqual(run.at.getTime());
    }
  });

  it('when a run fails, then it is noted, and the next turn comes all the same', async () => {
    let tries = 0;
    const job = {
      name: 'test.failing',
      every: 0,
      run: async () => {
        tries += 1;
        if (tries === 1) throw new Error('the first time');
      },
    };
    const { world } = house.assembly;
    await expect(runTurn(job, world)).rejects.toThrow('the first time');
    const turn = () =>
      mongoose.connection.db!.collection<{ _id: string }>('turns').findOne({ _id: 'test.failing' });
    expect(await turn()).toMatchObject({ error: 'the first time' });
    expect(await runTurn(job, world)).toBe(true);
    expect(await turn()).not.toHaveProperty('error');
  });

  it('when it is not due yet, then nobody runs it; when nothing ran for long, then it runs once, not once a missed turn', async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
    };
    const job = { name: 'test.due', every: 3600, run };
    const { world } = house.assembly;
    await Promise.all([1, 2, 3, 4].map(() => runTurn(job, world)));
    expect(runs).toBe(1);
    await mongoose.connection
      .db!.collection<{ _id: string }>('turns')
      .updateOne({ _id: 'test.due' }, { $set: { dueAt: new Date(Date.now() - 86_400_000) } });
    await Promise.all([1, 2, 3, 4].map(() => runTurn(job, world)));
    await runTurn(job, world);
    expect(runs).toBe(2);
  });
});
