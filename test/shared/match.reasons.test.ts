import { describe, expect, it } from '@jest/globals';
import { match } from '@zhiqiao/shared/matching/match.schema';
import { scoreExpert, scoreOutcome } from '../../server/src/features/matching/match.score.ts';
import {
  bearingExpert,
  bearingNeed,
  bearingOutcome,
  noiseRecord,
  setting,
} from './match.samples.ts';

const judged = (more = {}) => scoreExpert(bearingNeed(), bearingExpert(more), 0.8, setting);
const lifeRecord = {
  id: 'ev2',
  kind: 'project' as const,
  title: '圆锥滚子轴承疲劳寿命试验',
  text: '台架 900 小时',
  year: 2023,
};

describe('reasons with gaps', () => {
  it('when a record shows the matter and a figure that meets the target, then cover is full and quoted', () => {
    const { cover, reasons } = judged();
    expect(cover).toEqual(['full', 'none']);
    const reason = reasons.find(({ code }) => code === 'indicator.full');
    expect(reason?.params).toEqual({
      indicator: 'noise',
      name: '轴承噪声',
      comparator: 'lte',
      unit: 'dB',
      value: 36.5,
      target: 38,
    });
    expect(reason?.sources).toEqual([{ kind: 'evidence', id: 'ev1' }]);
    expect(reason?.quote).toContain('36.5 dB');
  });

  it('when the best figure falls short, then cover is half and the gap says by how much', () => {
    const { cover, gaps } = judged({ evidence: [noiseRecord, lifeRecord] });
    expect(cover).toEqual(['full', 'half']);
    expect(gaps).toContainEqual({
      code: 'indicator.short',
      params: {
        indicator: 'life',
        name: '疲劳寿命',
        comparator: 'gte',
        unit: '小时',
        target: 1200,
        value: 900,
      },
      gain: 6.5,
    });
  });

  it('when a record has no figure of the unit, then that is what is missing', () => {
    const silent = { ...lifeRecord, text: '台架 3 台' };
    const codes = judged({ evidence: [silent] }).gaps.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['indicator.noFigure', 'indicator.noEvidence']));
  });

  it('when only the product is shared, then the indicator is not covered', () => {
    const other = { ...lifeRecord, title: '轴承套圈车削', text: '效率 38 dB' };
    expect(judged({ evidence: [other] }).cover).toEqual(['none', 'none']);
  });

  it('when words lie in two records, then neither covers the indicator', () => {
    const records = [
      { ...noiseRecord, id: 'a', title: '轴承装配', text: '30 dB' },
      { ...noiseRecord, id: 'b', title: '电机噪声', text: '30 dB' },
    ];
    expect(judged({ evidence: records }).cover[0]).toBe('none');
  });

  it('when the record is removed, then its reasons are gone', () => {
    const named = (more = {}) =>
      judged(more).reasons.flatMap(({ sources }) => sources.map(({ id }) => id));
    expect(named()).toContain('ev1');
    expect(named({ evidence: [] })).not.toContain('ev1');
    expect(
      judged({ evidence: [] }).reasons.some(({ sources }) => sources[0]?.kind === 'evidence'),
    ).toBe(false);
  });

  it('when profile fields fit, then each reason names the field it stands on', () => {
    const fields = judged().reasons.flatMap(({ sources }) =>
      sources.flatMap(({ field }) => field ?? []),
    );
    expect(fields).toEqual(['industries', 'disciplines', 'towns', 'category']);
    const apart = judged({ industries: ['2032'], disciplines: [], towns: ['330000999'] });
    expect(apart.gaps.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['industry.apart', 'discipline.apart', 'town.notServed']),
    );
  });

  it('when gaps are listed, then the one that would change the rank most comes first', () => {
    const { gaps } = judged({ industries: ['2032'] });
    expect(gaps[0]?.code).toBe('indicator.noEvidence');
    expect(gaps.map(({ gain }) => gain)).toEqual(
      gaps.map(({ gain }) => gain).sort((a, b) => b - a),
    );
  });

  it('when a gap is closed, then the score rises by its gain', () => {
    const before = judged({ industries: ['2032'] });
    const gain = before.gaps.find(({ code }) => code === 'industry.apart')?.gain;
    expect(judged().score - before.score).toBeCloseTo(gain ?? 0, 5);
  });

  it('when a need has no indicators, then the gap is the need’s', () => {
    const vague = scoreExpert(bearingNeed({ indicators: [] }), bearingExpert(), 0.8, setting);
    expect(vague.cover).toEqual([]);
    expect(vague.gaps.map(({ code }) => code)).toContain('need.noIndicators');
  });

  it('when an outcome is judged, then its listing is the record', () => {
    const judgedOutcome = scoreOutcome(
      bearingNeed({ modes: ['license'] }),
      bearingOutcome(),
      1,
      setting,
    );
    expect(judgedOutcome.cover).toEqual(['full', 'half']);
    const sources = judgedOutcome.reasons.flatMap((reason) => reason.sources);
    expect(new Set(sources.map(({ kind, id }) => `${kind}:${id}`))).toEqual(
      new Set(['listing:outcome1']),
    );
    expect(judgedOutcome.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'indicator.full',
        'indicator.half',
        'industry.near',
        'mode.fits',
        'maturity.high',
      ]),
    );
  });

  it('when a judgement is sent, then it has the agreed shape', () => {
    for (const each of [judged(), judged({ activeCount: 2 }), judged({ evidence: [] })]) {
      expect(match.parse(each)).toEqual(each);
    }
  });
});
