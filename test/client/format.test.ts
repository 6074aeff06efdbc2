import { describe, expect, it } from '@jest/globals';
import {
  aimText,
  dayText,
  figureText,
  momentText,
  moneyRangeText,
  moneyText,
  shortDayText,
  sizeText,
  weekdayText,
} from '../../client/src/platform/format.ts';

describe('money as people say it', () => {
  it.each([
    [32_400_000, false, '32.4 万元'],
    [32_400_000, true, '32.40 万元'],
    [800_000, false, '8000 元'],
    [0, false, '0 元'],
    [496_800_000_000, false, '49.68 亿元'],
  ])('when %d fen are shown (exact: %s), then %s', (fen, exact, words) => {
    expect(moneyText(fen, 'zh-CN', exact)).toBe(words);
  });

  it('when a range is shown, then the unit stands once', () => {
    expect(moneyRangeText(40_000_000, 60_000_000, 'zh-CN')).toBe('40–60 万元');
    expect(moneyRangeText(40_000_000, 60_000_000, 'en')).toBe('CNY 400,000–600,000');
    expect(moneyRangeText(40_000_000, 40_000_000, 'zh-CN')).toBe('40 万元');
  });
});

describe('days and hours of Shanghai', () => {
  it('when it is evening in London, then it is the next day here', () => {
    expect(dayText('2026-11-20T17:30:00Z', 'zh-CN')).toBe('2026年11月21日');
    expect(momentText('2026-11-20T17:30:00Z', 'en')).toBe('21 Nov 2026 01:30');
  });

  it('when a bare day is shown, then it is that day', () => {
    expect(dayText('2026-11-21', 'en')).toBe('21 Nov 2026');
    expect(shortDayText('2026-11-21', 'zh-CN')).toBe('11月21日');
    expect(weekdayText('2026-11-21', 'zh-CN')).toBe('周六');
  });
});

describe('figures', () => {
  it('when the unit is Latin or Han, then a space stands before it; before % none', () => {
    expect(figureText(0.8, 'μm')).toBe('0.8 μm');
    expect(figureText(22, 's/件')).toBe('22 s/件');
    expect(figureText(86, '%')).toBe('86%');
    expect(figureText(null, '%')).toBe('—');
    expect(figureText(0.1 + 0.2)).toBe('0.3');
  });

  it('when an aim is shown, then its comparison is', () => {
    const aim = { target: 95, upper: null, unit: '%', comparator: 'gte' } as const;
    expect(aimText(aim)).toBe('≥ 95%');
    expect(aimText({ ...aim, comparator: 'between', target: 2, upper: 3, unit: 'mm' })).toBe(
      '2–3 mm',
    );
    expect(aimText({ ...aim, target: null })).toBe('—');
  });

  it('when a file is shown, then its size is in people’s units', () => {
    expect([sizeText(500), sizeText(49_152), sizeText(1_258_291)]).toEqual([
      '500 B',
      '48 KB',
      '1.2 MB',
    ]);
  });
});
