import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeOfLatest, shiftBeside } from '../../client/src/features/trials/chart.places.ts';

const field = { right: 600, top: 40, floor: 270 };
/** What the word covers, of 18 pixels of height. */
const boxOf = ({ x, y, anchor }: ReturnType<typeof placeOfLatest>, wide: number) => {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  return { left, right: left + wide, top: y - 14, bottom: y + 4 };
};

describe('words in the chart of a trial', () => {
  it('when the course falls steeply, then the latest figure stands beside it, not on it', () => {
    const at = { x: 152, y: 260 };
    const box = boxOf(placeOfLatest({ ...field, before: { x: 103, y: 217 }, at, wide: 60 }), 60);
    expect(box.left).toBeGreaterThan(at.x);
  });

  it('when a figure is high up or at the edge, then its word stays inside', () => {
    const spot = fc.record({
      x: fc.integer({ min: 120, max: 600 }),
      y: fc.integer({ min: 44, max: 262 }),
    });
    fc.assert(
      fc.property(
        fc.option(spot, { nil: undefined }),
        spot,
        fc.integer({ min: 20, max: 110 }),
        (before, at, wide) => {
          const box = boxOf(placeOfLatest({ ...field, before, at, wide }), wide);
          expect(box.right).toBeLessThanOrEqual(field.right + 0.5);
          expect(box.top).toBeGreaterThanOrEqual(16);
          expect(box.bottom).toBeLessThanOrEqual(field.floor + 4);
        },
      ),
    );
  });

  it('when two levels lie close together, then their words do not cover each other', () => {
    const level = fc.integer({ min: 40, max: 270 });
    fc.assert(
      fc.property(level, level, (one, other) => {
        const moved = one + shiftBeside(one, other, 31);
        expect(Math.abs(moved - other)).toBeGreaterThanOrEqual(31);
      }),
    );
  });
});
