import type { ExpertOrder, NeedOrder, OutcomeOrder } from '@zhiqiao/shared/matching/match.orders';
import type { NeedCard } from '@zhiqiao/shared/needs/need.schema';
import type { ExpertRead } from '../experts/expert.reads.ts';
import type { OutcomeRead } from '../outcomes/outcome.reads.ts';

/** Smaller first; what lies further back stands as the score put it. */
type By<T> = (one: T, other: T) => number;

const byName: By<string> = (one, other) => one.localeCompare(other, 'zh-Hans-CN');
const time = (at: Date | undefined): number => at?.getTime() ?? 0;

/** The plain orders of people. @param deals agreements that each brought to their end */
export const expertsBy = (
  order: ExpertOrder,
  deals: ReadonlyMap<string, number>,
): By<ExpertRead> | undefined => {
  if (order === 'name') return (one, other) => byName(one.name, other.name);
  if (order === 'newest')
    return (one, other) =>
      time(other.verifiedAt ?? other.since) - time(one.verifiedAt ?? one.since);
  if (order === 'deals')
    return (one, other) => (deals.get(other.id) ?? 0) - (deals.get(one.id) ?? 0);
  return undefined;
};

/** Of needs only what their card shows: an order must not tell what is hidden. */
export const needsBy = (order: NeedOrder): By<NeedCard> | undefined => {
  if (order === 'deadline')
    return (one, other) => (one.deadline ?? '9').localeCompare(other.deadline ?? '9');
  if (order === 'newest')
    return (one, other) => (other.publishedAt ?? '').localeCompare(one.publishedAt ?? '');
  if (order === 'budget') return (one, other) => (other.budget?.max ?? 0) - (one.budget?.max ?? 0);
  return undefined;
};

export const outcomesBy = (order: OutcomeOrder): By<OutcomeRead['row']> | undefined => {
  if (order === 'name') return (one, other) => byName(one.title, other.title);
  if (order === 'newest')
    return (one, other) =>
      time(other.listedAt ?? other.createdAt) - time(one.listedAt ?? one.createdAt);
  if (order === 'maturity') return (one, other) => other.maturity - one.maturity;
  return undefined;
};

/** A ranking in another order. @returns the same list when the order is the score's */
export const ordered = <M extends { subjectId: string }, T>(
  ranked: readonly M[],
  of: (id: string) => T,
  by: By<T> | undefined,
): M[] =>
  by ? ranked.toSorted((one, other) => by(of(one.subjectId), of(other.subjectId))) : [...ranked];
