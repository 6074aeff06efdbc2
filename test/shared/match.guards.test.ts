import { describe, expect, it } from '@jest/globals';
import { blockedExpert, blockedOutcome } from '../../server/src/features/matching/match.guards.ts';
import type {
  ExpertForMatch,
  FirmForMatch,
} from '../../server/src/features/matching/match.input.ts';
import { rankExperts, scoreExpert } from '../../server/src/features/matching/match.score.ts';
import { bearingExpert, bearingNeed, bearingOutcome, foundAt, setting } from './match.samples.ts';

const { firm } = bearingNeed();
const reasonOf = (expert: Partial<ExpertForMatch>, of: Partial<FirmForMatch> = {}) =>
  blockedExpert(bearingNeed({ firm: { ...firm, ...of } }), bearingExpert(expert), setting)?.reason;

describe('what forbids a pair', () => {
  it('when person or unit founded or invested in the firm, then it is a conflict', () => {
    expect(reasonOf({}, { foundedBy: ['expert1'] })).toBe('conflict.founded');
    expect(reasonOf({}, { foundedBy: [' 12330000testbbbb0x '] })).toBe('conflict.founded');
    expect(reasonOf({}, { investors: ['unit1'] })).toBe('conflict.invested');
    expect(reasonOf({ unitCreditCode: firm.creditCode })).toBe('conflict.own');
    expect(reasonOf({ relatedOrganisations: [firm.creditCode] })).toBe('conflict.declared');
  });

  it('when codes are empty on both sides, then that is no tie', () => {
    const nobody = { unitId: '', unitCreditCode: ' ', relatedOrganisations: [''] };
    expect(reasonOf(nobody, { foundedBy: [''], investors: [' '], creditCode: '' })).toBeUndefined();
  });

  it('when the load is at the expert’s or the county’s limit, then capacity is full', () => {
    expect(reasonOf({ activeCount: 2 })).toBe('capacity.full');
    expect(reasonOf({ capacity: 9, activeCount: 3 })).toBe('capacity.full');
    expect(reasonOf({ capacity: 9, activeCount: 2 })).toBeUndefined();
  });

  it('when a need lies outside the towns served, then only a town-bound expert is out', () => {
    const elsewhere = { towns: ['330881200'] };
    expect(reasonOf({ ...elsewhere, category: 'sciEnvoy' })).toBe('territory.outside');
    expect(reasonOf({ ...elsewhere, category: 'silver' })).toBeUndefined();
    expect(reasonOf({ towns: [], category: 'sciEnvoy' })).toBeUndefined();
  });

  it('when the county does not keep them to their towns, then no town forbids a pair', () => {
    const envoy = bearingExpert({ towns: ['330881200'], category: 'sciEnvoy' });
    expect(blockedExpert(bearingNeed(), envoy, setting)?.rule).toBe('match.territory');
    expect(blockedExpert(bearingNeed(), envoy, { ...setting, keepToTowns: false })).toBeNull();
  });

  it('when the expert paused, then they are left alone', () => {
    expect(reasonOf({ availability: { paused: true, daysPerMonth: 8 } })).toBe(
      'availability.paused',
    );
  });

  it('when an outcome is of the firm or of its investor, then it is no outcome for it', () => {
    const need = bearingNeed({ firm: { ...firm, investors: ['unit1'] } });
    expect(blockedOutcome(need, bearingOutcome())?.reason).toBe('conflict.invested');
    const own = bearingOutcome({ ownerUnitCreditCode: firm.creditCode });
    expect(blockedOutcome(bearingNeed(), own)?.reason).toBe('conflict.own');
    expect(blockedOutcome(bearingNeed(), bearingOutcome())).toBeNull();
  });

  it('when a pair is blocked, then it never ranks, however well it fits, and says by which rule', () => {
    const blocked = bearingExpert({ id: 'best', relatedOrganisations: ['firm1'] });
    const weak = bearingExpert({ id: 'weak', evidence: [], industries: [] });
    const found = [
      { subject: blocked, found: foundAt(0.9) },
      { subject: weak, found: foundAt(0.1) },
    ];
    const { ranked, blocked: out } = rankExperts(bearingNeed(), found, setting);
    expect(ranked.map(({ subjectId }) => subjectId)).toEqual(['weak']);
    expect(out).toHaveLength(1);
    expect(out[0]?.blocked).toEqual({ reason: 'conflict.declared', rule: 'match.conflict' });
    expect(scoreExpert(bearingNeed(), blocked, 1, setting).score).toBeGreaterThan(ranked[0]!.score);
  });
});
