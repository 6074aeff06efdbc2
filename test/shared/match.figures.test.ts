import { describe, expect, it } from '@jest/globals';
import {
  type Comparator,
  figuresIn,
  foldFigures,
  reaches,
} from '../../server/src/features/matching/match.figures.ts';

const values = (text: string, unit: string): number[] =>
  figuresIn(foldFigures(text), unit).map(({ value }) => Number(value.toPrecision(6)));

describe('figures in a text', () => {
  it.each([
    ['圆度 0.72 μm', 'μm', [0.72]],
    ['圆度 0.72µm（2024 论文表 2）', '微米', [0.72]],
    ['间隙 0.1 mm', 'μm', [100]],
    ['寿命1500小时以上', 'h', [1500]],
    ['换单 ≤10 min，失效响应 100ms', 's', [600, 0.1]],
    ['合格率由 86% 提高到 95%', '%', [86, 95]],
    ['轴承噪声 38ｄＢ', 'dB', [38]],
    ['稳定运行 200个/分', '个/分', [200]],
    ['采用 GCr15 钢，5-10mm', 'mm', [10]],
    ['2024 年完成样机 3 台', '', [3]],
    ['面积 50㎡', 'm', []],
    ['电压 10kV', 'W', []],
  ])('when %s is read for %s, then %j is found', (text, unit, expected) => {
    expect(values(text, unit)).toEqual(expected);
  });

  it.each<[number, Comparator, number, number | undefined, boolean]>([
    [38, 'lte', 38, undefined, true],
    [38.1, 'lte', 38, undefined, false],
    [1200, 'gte', 1200, undefined, true],
    [1199, 'gte', 1200, undefined, false],
    [99.5, 'eq', 100, undefined, true],
    [98, 'eq', 100, undefined, false],
    [5, 'between', 4, 6, true],
    [7, 'between', 4, 6, false],
  ])('when %d is held to %s %d %s, then it is %s', (value, comparator, target, upper, met) => {
    expect(reaches(value, { comparator, target, upper: upper ?? null })).toBe(met);
  });

  it('when there is no target, then nothing reaches it', () => {
    expect(reaches(1, { comparator: 'gte', target: null })).toBe(false);
  });
});
