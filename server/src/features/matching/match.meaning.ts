import type { MatchReason } from '@zhiqiao/shared/matching/match.schema';
import type { ExpertForMatch, Meaning, OutcomeForMatch } from './match.input.ts';

type Source = MatchReason['sources'][number];

/** The part of the other side that is nearest in meaning. */
export interface Nearest {
  /** cosine, 0..1 */
  near: number;
  source: Source;
  /** the words of the record that is meant: its title */
  quote?: string;
}

/** The cosine of two texts, 0 (nothing in common, or the opposite) to 1; undefined when they cannot be compared. */
export const meaningNear = (
  one: Meaning | undefined,
  other: Meaning | undefined,
): number | undefined => {
  if (!one || !other) return undefined;
  if (one.model !== other.model || one.vector.length !== other.vector.length) return undefined;
  let sum = 0;
  for (let at = 0; at < one.vector.length; at++) sum += one.vector[at]! * other.vector[at]!;
  return Math.max(0, Math.min(1, sum));
};

const nearestOf = (found: (Nearest | undefined)[]): Nearest | undefined =>
  found.reduce((best, one) => (one && one.near > (best?.near ?? -1) ? one : best), undefined);

/** The record of an expert, or what the profile says of the person, that is nearest to the need. */
export const nearestInExpert = (
  need: Meaning | undefined,
  { id, evidence, meaning }: ExpertForMatch,
): Nearest | undefined =>
  nearestOf([
    ...evidence.map((record) => {
      const near = meaningNear(need, record.meaning);
      return near === undefined
        ? undefined
        : { near, source: { kind: 'evidence' as const, id: record.id }, quote: record.title };
    }),
    profileNear(meaningNear(need, meaning), id),
  ]);

const profileNear = (near: number | undefined, id: string): Nearest | undefined =>
  near === undefined ? undefined : { near, source: { kind: 'profile', id, field: 'summary' } };

export const nearestInOutcome = (
  need: Meaning | undefined,
  { id, title, meaning }: OutcomeForMatch,
): Nearest | undefined => {
  const near = meaningNear(need, meaning);
  return near === undefined ? undefined : { near, source: { kind: 'listing', id }, quote: title };
};

/** Of two texts on one matter most models say more than this; by itself it is no ground to show a pair. */
const ENOUGH = 0.6;

/** That a stored record is about the same; nothing for a profile alone: what no record shows is no reason. */
export const meaningReasons = (nearest: Nearest | undefined): MatchReason[] =>
  nearest && nearest.near >= ENOUGH && nearest.source.kind !== 'profile'
    ? [
        {
          code: 'meaning.near',
          params: { share: Math.round(nearest.near * 100) },
          sources: [nearest.source],
          ...(nearest.quote ? { quote: nearest.quote } : {}),
        },
      ]
    : [];
