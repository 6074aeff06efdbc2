import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { grouped } from '../../server/src/features/matching/topic.clustering.ts';

const bearing = [
  { id: 'a', title: '轴承磨削噪声控制', text: '套圈磨削后噪声散差大，合格率低' },
  { id: 'b', title: '轴承套圈磨削噪声降低', text: '磨削噪声偏大，客户要求合格率' },
  { id: 'c', title: '轴承磨削工序噪声异常', text: '套圈噪声不稳定' },
];
const others = [
  { id: 'd', title: '竹材防霉浸渍', text: '竹材在仓库里长霉' },
  { id: 'e', title: '山茶油保留角鲨烯', text: '精炼后角鲨烯损失' },
];

describe('what is alike', () => {
  it('when three speak of one thing and two of others, then the three are one group with their words', () => {
    const groups = grouped([...bearing, ...others], 0.16);
    expect(groups.map(({ ids }) => ids)).toEqual([['a', 'b', 'c']]);
    expect(groups[0]!.words).toEqual(expect.arrayContaining(['磨削', '噪声']));
    expect(groups[0]!.ids).toContain(groups[0]!.middle);
  });

  it('when they come in any order, then the groups are the same, and nobody stands in two', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...bearing, ...others], { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (some, least) => {
          const groups = grouped(some, least);
          const ids = groups.flatMap((group) => group.ids);
          expect(new Set(ids).size).toBe(ids.length);
          expect(groups).toEqual(
            grouped(
              some.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
              least,
            ),
          );
          expect(groups.every((group) => group.ids.length > 1)).toBe(true);
        },
      ),
    );
  });
});
