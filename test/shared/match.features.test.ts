import { describe, expect, it } from '@jest/globals';
import * as feature from '../../server/src/features/matching/match.features.ts';
import { matchWeights, weightsOf } from '../../server/src/features/matching/match.weights.ts';

describe('the features of a pair', () => {
  it('when industries share class, group or division, then they are nearer in this order', () => {
    const near = (codes: string[]) => feature.industryNearness('3451', codes);
    expect([near(['3451']), near(['3452']), near(['345']), near(['3467']), near(['2032'])]).toEqual(
      [1, 0.8, 0.8, 0.5, 0],
    );
    expect(near(['2032', '3451'])).toBe(1);
    expect(near([])).toBe(0);
  });

  it('when the need names no industry or a whole section, then nobody is near or apart', () => {
    expect(feature.industryNearness(undefined, ['3451'])).toBeUndefined();
    expect(feature.industryNearness('C', ['C', '34', '345', '3451'])).toBeUndefined();
    expect(feature.industryNearness('34', ['C', '34', '345', '3451'])).toBe(0.5);
  });

  it('when the search score is a larger share of the highest, then likeness rises, never to more than 1', () => {
    const shares = [0, 0.02, 0.06, 0.5, 1].map(feature.likeness);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([shares[0], shares[2]]).toEqual([0, 0.5]);
    expect(shares[4]).toBeLessThanOrEqual(1);
  });

  it('when disciplines share a level of the tree, then the nearest pair counts', () => {
    const near = (codes: string[]) => feature.disciplineNearness(['4602020', '1301050'], codes);
    expect([near(['1301050']), near(['4602010']), near(['46025']), near(['21040'])]).toEqual([
      1, 0.8, 0.4, 0,
    ]);
  });

  it('when load rises or days are few, then availability falls', () => {
    expect(feature.availability(0, 2, 8)).toBe(1);
    expect(feature.availability(1, 2, 8)).toBe(0.5);
    expect(feature.availability(0, 2, 1)).toBe(0.25);
    expect(feature.availability(0, 0, 8)).toBe(0);
  });

  it('when the town is served, in the county, elsewhere or unknown, then distance follows', () => {
    const served = (towns: string[]) => feature.townServed('330881100', towns);
    expect([
      served(['330881100']),
      served(['330881200']),
      served(['330100100']),
      served([]),
    ]).toEqual([1, 0.4, 0, 0.5]);
  });

  it('when a mode is usual, possible or unusual for the kind of expert, then it says so', () => {
    expect(feature.modeFits(['post'], 'sciDeputy')).toBe(1);
    expect(feature.modeFits(['post', 'transfer'], 'sciEnvoy')).toBe(0.5);
    expect(feature.modeFits(['license'], 'silver')).toBe(0.1);
    expect(feature.modeFits([], 'silver')).toBeUndefined();
    expect(feature.modeOffered([], ['license'])).toBeUndefined();
    expect(feature.townServed(undefined, ['330881100'])).toBeUndefined();
    expect(feature.indicatorCover([])).toBeUndefined();
  });

  it('when a profile ages, then freshness goes from 1 to 0', () => {
    const at = (day: string) => feature.freshness(`${day}T00:00:00Z`, '2026-11-21T00:00:00Z');
    expect(at('2026-11-01')).toBe(1);
    expect(at('2025-11-21')).toBeGreaterThan(0.4);
    expect(at('2020-01-01')).toBe(0);
    expect(feature.freshness('never', '2026-11-21T00:00:00Z')).toBe(0);
  });

  it('when weights are read, then each table is a hundred points', () => {
    const meant = (['expert', 'outcome'] as const).map((side) => weightsOf(side, true));
    for (const table of [matchWeights.expert, matchWeights.outcome, ...meant]) {
      expect(Object.values(table).reduce((sum, points) => sum + points, 0)).toBe(100);
    }
  });
});
