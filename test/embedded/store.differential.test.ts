import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Index } from '../../server/src/embedded/mongo/index.definition.ts';
import { randomFrom, Twins } from './differential.ts';
import { newFolder, removeFolder } from './store.harness.ts';

const dir = newFolder();
let twins: Twins;
beforeAll(() => {
  twins = new Twins(dir, randomFrom(1), 80);
});
afterAll(async () => {
  await twins.engine.close();
  removeFolder(dir);
});

const none = { found: 0, first: '' };

describe('queries by indexes, by reading everything, and by the rules', () => {
  it('when twelve hundred are random, then all three agree, most by an index', () => {
    expect(twins.differences(randomFrom(2), 1200, false)).toEqual(none);
    expect(twins.viaIndex / twins.asked).toBeGreaterThan(0.6);
  });

  it('when four hundred are sorted, then all three agree', () => {
    expect(twins.differences(randomFrom(3), 400, true)).toEqual(none);
  });
});

/** Plants a fault in what the store believes of an index; gives how many answers it spoils. */
function withFault(name: string, plant: (index: Index) => () => void, sorting = false): number {
  const index = twins.indexed.indexes.find((one) => one.name === name) as Index;
  const mend = plant(index);
  try {
    return twins.differences(randomFrom(4), 150, sorting).found;
  } catch {
    return Number.POSITIVE_INFINITY;
  } finally {
    mend();
  }
}

describe('planted faults', () => {
  it('when an index is not known to be multikey, then it is noticed', () => {
    const plant = (index: Index) => {
      index.multikey = false;
      return () => {
        index.multikey = true;
      };
    };
    expect(withFault('list_n', plant)).toBeGreaterThan(0);
    expect(withFault('deep', plant, true)).toBeGreaterThan(0);
  });

  it('when keys are read in the wrong direction, then it is noticed', () => {
    const plant = (index: Index) => {
      const { directions } = index;
      index.directions = directions.map((way) => -way);
      return () => {
        index.directions = directions;
      };
    };
    expect(withFault('n_s', plant)).toBeGreaterThan(0);
    expect(withFault('falling', plant, true)).toBeGreaterThan(0);
  });

  it('when the planner takes a partial or sparse index for a whole one, then it is noticed', () => {
    const plantPartial = (index: Index) => {
      const { partial } = index;
      index.partial = undefined;
      return () => {
        index.partial = partial;
      };
    };
    const plantSparse = (index: Index) => {
      index.sparse = false;
      return () => {
        index.sparse = true;
      };
    };
    expect(withFault('some', plantPartial)).toBeGreaterThan(0);
    expect(withFault('sparse', plantSparse)).toBeGreaterThan(0);
  });

  it('when cut keys are taken for whole ones, then it is noticed', () => {
    const plant = (index: Index) => {
      index.cut = false;
      return () => {
        index.cut = true;
      };
    };
    expect(withFault('s', plant, true)).toBeGreaterThan(0);
  });
});
