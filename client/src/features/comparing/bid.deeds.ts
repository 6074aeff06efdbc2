import { bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import { type BidStanding, bidPolicy } from '@zhiqiao/shared/bids/bid.policy';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { type NeedStanding, needPolicy } from '@zhiqiao/shared/needs/need.policy';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';

/** What a firm (and, for the ruling, the bureau) answers to a bid, in the order of the buttons. */
const answeringDeeds = [
  'award',
  'shortlist',
  'promote',
  'negotiate',
  'select',
  'clarify',
  'waitlist',
  'decline',
  'rule',
] as const;
export type AnsweringDeed = (typeof answeringDeeds)[number];

type Asked = Pick<NeedView, 'state' | 'standings'>;

/** machine x policy of the bid; an award must also be possible on the need. */
export const answersTo = (bid: Pick<BidView, 'state' | 'standings'>, need: Asked) => {
  const moves: readonly string[] = movesFrom(bidMachine, bid.state);
  const standings = bid.standings as BidStanding[];
  const awardable = permits(needPolicy, 'award', need.standings as NeedStanding[], need.state);
  return answeringDeeds.filter(
    (deed) =>
      moves.includes(deed) &&
      permits(bidPolicy, deed, standings, bid.state) &&
      (deed !== 'award' || awardable),
  );
};

/** Whether seeing it is the firm's opening of it, of which the expert is told. */
export const opensBySight = (bid: Pick<BidView, 'state' | 'standings'>): boolean =>
  permits(bidPolicy, 'open', bid.standings as BidStanding[], bid.state);

/** Keys of those with the best number of a row; nobody when there is nothing to compare. */
export const bestOf = (
  numbers: readonly { key: string; value: number | null | undefined }[],
  better: 'gte' | 'lte' | 'eq' | 'between',
): string[] => {
  const told = numbers.filter((one): one is { key: string; value: number } => one.value != null);
  if (told.length < 2 || better === 'eq' || better === 'between') return [];
  const values = told.map(({ value }) => value);
  const best = better === 'gte' ? Math.max(...values) : Math.min(...values);
  if (values.every((value) => value === best)) return [];
  return told.filter(({ value }) => value === best).map(({ key }) => key);
};
