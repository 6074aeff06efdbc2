import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rankOutcomes } from '../../server/src/features/matching/match.score.ts';
import { bearingNeed, bearingOutcome, foundAt, setting } from './match.samples.ts';

const codes = ['91330881TESTAAAA0X', '12330000TESTBBBB0X', '91330881TESTCCCC0X', ''];
const ids = ['firm1', 'unit1', 'person1', 'person2'];
const code = fc.constantFrom(...codes);
const id = fc.constantFrom(...ids);
const firm = fc.record({
  id: fc.constant('firm1'),
  creditCode: code,
  foundedBy: fc.array(fc.oneof(code, id), { maxLength: 2 }),
  investors: fc.array(fc.oneof(code, id), { maxLength: 2 }),
});
const words = fc
  .array(fc.constantFrom('轴承', '噪声', '磨削', '食品', '36.5 dB', '密封'), { maxLength: 6 })
  .map((list) => list.join(''));
const outcome = fc.record({
  id: fc.uuid(),
  title: words,
  summary: words,
  owner: id,
  code,
  inventor: fc.option(id, { nil: undefined }),
  maturity: fc.integer({ min: 1, max: 9 }),
});
type Made = typeof outcome extends fc.Arbitrary<infer T> ? T : never;

const subjectOf = ({ owner, code: ownerCode, inventor, ...rest }: Made) =>
  bearingOutcome({
    ...rest,
    ownerUnitId: owner,
    ownerUnitCreditCode: ownerCode,
    ...(inventor ? { inventorId: inventor } : {}),
  });

/** Said once more in other words: any tie by id or code between the outcome's people and the firm. */
const tied = (one: Made, of: { id: string; creditCode: string } & Record<string, unknown>) => {
  const parties = [one.owner, one.code, one.inventor].filter(Boolean);
  const { foundedBy, investors } = of as unknown as Record<string, string[]>;
  const closed = [of.creditCode, of.id, ...foundedBy!, ...investors!].filter(Boolean);
  return parties.some((party) => closed.includes(party as string));
};

describe('outcomes for any need', () => {
  it('when the unit or the inventor has an interest in the firm, then the outcome never ranks, and nothing else is held back', () => {
    const several = fc.uniqueArray(outcome, { maxLength: 8, selector: (one) => one.id });
    fc.assert(
      fc.property(firm, several, (of, made) => {
        const need = bearingNeed({ firm: of });
        const candidates = made.map((one, at) => ({
          subject: subjectOf(one),
          found: foundAt((at + 1) / 10, '轴承', '噪声'),
        }));
        const { ranked, blocked } = rankOutcomes(need, candidates, setting);
        const closed = made.filter((one) => tied(one, of)).map((one) => one.id);
        expect(blocked.map(({ subjectId }) => subjectId).sort()).toEqual(closed.sort());
        expect(blocked.every((one) => one.blocked?.rule === 'match.conflict')).toBe(true);
        expect(ranked.length + blocked.length).toBe(made.length);
        expect(rankOutcomes(need, candidates.toReversed(), setting)).toEqual({ ranked, blocked });
      }),
    );
  });

  it('when a reason is given, then it stands on that outcome, and its points add up to the score', () => {
    fc.assert(
      fc.property(outcome, fc.double({ min: 0, max: 1, noNaN: true }), (made, share) => {
        const candidates = [{ subject: subjectOf(made), found: foundAt(share, '轴承', '噪声') }];
        const { ranked, blocked } = rankOutcomes(bearingNeed(), candidates, setting);
        for (const { reasons, contributions, score } of [...ranked, ...blocked]) {
          for (const { sources } of reasons) {
            expect(sources.length).toBeGreaterThan(0);
            expect(new Set(sources.map((source) => source.id))).toEqual(new Set([made.id]));
          }
          const sum = Object.values(contributions).reduce((all, one) => all + one, 0);
          expect(Math.min(100, sum)).toBeCloseTo(score, 5);
        }
      }),
    );
  });
});
