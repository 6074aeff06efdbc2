import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type {
  EvidenceForMatch,
  ExpertForMatch,
  NeedForMatch,
} from '../../server/src/features/matching/match.input.ts';
import { rankExperts, scoreExpert } from '../../server/src/features/matching/match.score.ts';
import { matchWeights } from '../../server/src/features/matching/match.weights.ts';
import { bearingExpert, bearingNeed, foundAt, setting } from './match.samples.ts';

const words = [
  '轴承',
  '噪声',
  '疲劳',
  '寿命',
  '漏检率',
  '电机',
  'GCr15',
  '38dB',
  '1500 小时',
  '0.5%',
  '。',
  '和',
];
const sentence = fc
  .array(fc.constantFrom(...words), { maxLength: 6 })
  .map((parts) => parts.join(''));
const record: fc.Arbitrary<EvidenceForMatch> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('patent', 'paper', 'project', 'product'),
  title: sentence,
  text: sentence,
  year: fc.integer({ min: 1990, max: 2026 }),
});
const records = fc.uniqueArray(record, { maxLength: 6, selector: ({ id }) => id });
const indicator = fc.record({
  id: fc.uuid(),
  name: sentence,
  target: fc.option(fc.integer({ min: -5, max: 2000 })),
  unit: fc.constantFrom('dB', '小时', '%', '', 'h'),
  comparator: fc.constantFrom('gte', 'lte', 'eq', 'between'),
});
const need: fc.Arbitrary<NeedForMatch> = fc
  .record({
    title: sentence,
    keywords: fc.array(sentence, { maxLength: 3 }),
    indicators: fc.array(indicator, { maxLength: 4 }),
    industry: fc.option(fc.constantFrom('3451', '2032', '34'), { nil: undefined }),
    town: fc.option(fc.constantFrom('330881100', '330881200'), { nil: undefined }),
    modes: fc.subarray(['consult', 'post', 'license']),
  })
  .map(({ industry, town, ...rest }) => {
    const { industry: _, town: __, ...base } = bearingNeed(rest);
    return { ...base, ...(industry && { industry }), ...(town && { town }) };
  });
const expert: fc.Arbitrary<ExpertForMatch> = fc
  .record({
    id: fc.uuid(),
    category: fc.constantFrom('sciEnvoy', 'sciDeputy', 'silver', 'holiday', 'overseas'),
    evidence: records,
    industries: fc.subarray(['3451', '3452', '20']),
    disciplines: fc.subarray(['4602020', '460', '21040']),
    towns: fc.subarray(['330881100', '330881200', '330100100']),
    capacity: fc.integer({ min: 0, max: 4 }),
    activeCount: fc.integer({ min: 0, max: 4 }),
    relatedOrganisations: fc.subarray(['firm1', 'unit9']),
    availability: fc.record({
      paused: fc.boolean(),
      daysPerMonth: fc.integer({ min: 0, max: 31 }),
    }),
  })
  .map(bearingExpert);
const rarity = new Map([
  ['轴承', 0.8],
  ['噪声', 0.6],
  ['疲劳', 0.9],
  ['寿命', 0.2],
]);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('any need and any expert', () => {
  it('when judged, then the score is 0..100 and the contributions add up to it', () => {
    fc.assert(
      fc.property(need, expert, share, (asked, one, likeness) => {
        const { score, contributions, gaps, cover } = scoreExpert(
          asked,
          one,
          likeness,
          setting,
          rarity,
        );
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        const sum = Object.values(contributions).reduce((total, points) => total + points, 0);
        expect(sum).toBeCloseTo(score, 6);
        for (const { gain } of gaps) expect(score + gain).toBeLessThanOrEqual(100.5);
        expect(cover).toHaveLength(asked.indicators.length);
      }),
    );
  });

  it('when a record is removed, then no reason names it and every reason names something', () => {
    fc.assert(
      fc.property(need, expert, fc.nat(), (asked, one, at) => {
        fc.pre(one.evidence.length > 0);
        const gone = one.evidence[at % one.evidence.length]!;
        const left = { ...one, evidence: one.evidence.filter(({ id }) => id !== gone.id) };
        for (const { sources } of scoreExpert(asked, left, 1, setting, rarity).reasons) {
          expect(sources.length).toBeGreaterThan(0);
          expect(sources.map(({ id }) => id)).not.toContain(gone.id);
        }
      }),
    );
  });

  it('when a record is added, then neither cover nor evidence is worth less', () => {
    fc.assert(
      fc.property(need, expert, record, (asked, one, added) => {
        const before = scoreExpert(asked, one, 0.5, setting, rarity);
        const richer = { ...one, evidence: [...one.evidence, added] };
        const after = scoreExpert(asked, richer, 0.5, setting, rarity);
        for (const name of ['cover', 'evidence', 'subject'] as const)
          expect(after.contributions[name] ?? 0).toBeGreaterThanOrEqual(
            before.contributions[name] ?? 0,
          );
        expect(after.score).toBeGreaterThanOrEqual(before.score);
      }),
    );
  });

  it('when the need leaves something open, then nobody earns its points and no more is said of it', () => {
    fc.assert(
      fc.property(need, expert, share, (asked, one, likeness) => {
        const { industry: _, ...rest } = asked;
        const vague = { ...rest, industry: 'C', indicators: [], modes: [], disciplines: [] };
        const { contributions, score } = scoreExpert(vague, one, likeness, setting, rarity);
        for (const open of ['cover', 'industry', 'mode', 'discipline'])
          expect(contributions).not.toHaveProperty(open);
        const { cover, industry, mode, discipline } = matchWeights.expert;
        expect(score).toBeLessThanOrEqual(100 - cover! - industry! - mode! - discipline!);
        const full = scoreExpert(asked, one, likeness, setting, rarity);
        expect(full.contributions.likeness).toBe(contributions.likeness);
      }),
    );
  });

  it('when many are ranked, then the blocked never rank and the order does not depend on the input’s', () => {
    const several = fc.uniqueArray(expert, { maxLength: 8, selector: ({ id }) => id });
    fc.assert(
      fc.property(need, several, (asked, experts) => {
        const scored = experts.map((subject, i) => ({
          subject,
          found: foundAt((i + 1) / 10, '轴承', '噪声'),
        }));
        const { ranked, blocked } = rankExperts(asked, scored, setting);
        expect(ranked.length + blocked.length).toBe(experts.length);
        expect(ranked.every((one) => one.blocked === undefined)).toBe(true);
        expect(blocked.every((one) => one.blocked !== undefined)).toBe(true);
        const tied = experts.filter(({ relatedOrganisations }) =>
          relatedOrganisations.includes('firm1'),
        );
        const names = ranked.map(({ subjectId }) => subjectId);
        for (const { id } of tied) expect(names).not.toContain(id);
        for (let again = 0; again < 10; again++)
          expect(rankExperts(asked, scored, setting)).toEqual({ ranked, blocked });
        expect(rankExperts(asked, scored.toReversed(), setting)).toEqual({ ranked, blocked });
      }),
    );
  });
});
