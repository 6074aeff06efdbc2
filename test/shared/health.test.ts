import { describe, expect, it } from '@jest/globals';
import { healthOf, submitLine } from '@zhiqiao/shared/needs/need.health';
import { likeness } from '@zhiqiao/shared/needs/need.likeness';
import { type NeedBriefInput, needBrief } from '@zhiqiao/shared/needs/need.schema';
import fc from 'fast-check';

const brief = (told: NeedBriefInput) => needBrief.parse(told);
const full = brief({
  title: '精密轴承套圈磨削噪声控制',
  background:
    '套圈磨削后噪声散差大，合格率只有八成六，客户要九成五以上。同一砂轮前后批振动差三分贝，怀疑与修整间隔和滚道圆度有关，节拍不能放慢。',
  tried: '换过两种砂轮，缩短过修整间隔',
  keywords: ['轴承'],
  indicators: [
    { key: 'ind1', name: 'V2 合格率', current: 86, target: 95, unit: '%', method: '测振仪抽检' },
  ],
  budget: { min: 100, max: 200 },
  deadline: '2027-03-31',
  industry: '3451',
  modes: ['develop'],
  files: ['0123456789abcdef01234567'],
});

describe('需求体检', () => {
  it('when nothing is missing, then it is 100 and has no gaps', () => {
    expect(healthOf(full)).toEqual({ score: 100, gaps: [] });
  });

  it('when only a wish is written, then it stays under the line and quotes the wish', () => {
    const health = healthOf(brief({ title: '提高轴承寿命', background: '希望提高寿命' }));
    expect(health.score).toBeLessThan(submitLine);
    expect(health.gaps[0]).toMatchObject({ code: 'vague', quote: '提高轴承寿命' });
    expect(health.gaps[1]).toMatchObject({ code: 'noIndicator', points: 50 });
  });

  it('when one indicator does not say how it is measured, then the gap points at its very field', () => {
    const indicators = [
      full.indicators[0]!,
      { ...full.indicators[0]!, key: 'ind2', name: '节拍', method: '' },
    ];
    const gap = healthOf({ ...full, indicators }).gaps[0];
    expect(gap).toEqual({
      code: 'methodMissing',
      field: 'indicators.1.method',
      points: 7,
      quote: '节拍',
    });
  });

  it('when anything at all is written, then score and gaps add up to a hundred', () => {
    const text = fc.string({ maxLength: 80 });
    const parts = fc.record({
      background: text,
      tried: text,
      keywords: fc.constantFrom<string[]>([], ['轴承']),
      budget: fc.constantFrom(null, { min: 1, max: 2 }),
      deadline: fc.constantFrom(null, '2027-01-01'),
      indicators: fc.array(
        fc.record({
          key: fc.constant('abcd'),
          name: fc.constant('名'),
          target: fc.option(fc.integer()),
          current: fc.option(fc.integer()),
          unit: fc.constantFrom('', '%'),
          method: fc.constantFrom('', '称重'),
        }),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(parts, (told) => {
        const { score, gaps } = healthOf(brief({ title: '四个字的', ...told }));
        expect(score + gaps.reduce((sum, gap) => sum + gap.points, 0)).toBe(100);
        expect(score).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('likeness of two needs', () => {
  it('when they are the same, then 1; when they share nothing, then 0; and it does not matter who comes first', () => {
    expect(likeness(full, full)).toBe(1);
    expect(likeness(full, { title: '大黄鱼快检', background: '鱼' })).toBeLessThan(0.1);
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        const [one, other] = [
          { title: a, background: b },
          { title: c, background: d },
        ];
        expect(likeness(one, other)).toBeCloseTo(likeness(other, one));
      }),
    );
  });
});
