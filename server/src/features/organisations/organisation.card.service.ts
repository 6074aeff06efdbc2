import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { readAskerCard } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { organisationStandings } from '@zhiqiao/shared/organisations/organisation.policy';
import type { UseCase } from '../../platform/ask.ts';
import { lateBids } from '../bids/bid.reads.ts';
import { biddingNow, type ReplyRow, replyRows } from '../bids/bid.record.reads.ts';
import { contestsOf, correctionsOf } from '../cards/contest.reads.ts';
import { medianOf } from '../cards/median.ts';
import { dealsOf } from '../engagements/engagement.reads.ts';
import { needCountsOf } from '../needs/need.reads.ts';
import { breachesFound } from '../trials/trial.reads.ts';
import { organisationBrief } from './organisation.reads.ts';

const published = [
  'published',
  'matching',
  'committed',
  'delivering',
  'resolved',
  'closed',
  'paused',
  'expired',
];
const day = 86_400_000;

const repliesOf = (rows: readonly ReplyRow[]) => ({
  bidsReceived: rows.length,
  bidsAnswered: rows.filter(({ answeredAt }) => answeredAt).length,
  medianReplyDays: medianOf(
    rows.flatMap(({ submittedAt, answeredAt }) =>
      answeredAt ? [(answeredAt.getTime() - submittedAt.getTime()) / day] : [],
    ),
  ),
});

/** 出题人信用卡: what an expert sees before writing, counted from the firm's records, as the bureau corrected them. */
export const showAskerCard: UseCase<typeof readAskerCard> = async (ask, world) => {
  const firm = await organisationBrief(ask.params.id);
  if (!firm) throw new Refusal('notFound');
  const now = world.clock.now();
  const [needs, rows, deals, corrections, bidding, late, breaches, contests] = await Promise.all([
    needCountsOf(firm.id),
    replyRows(firm.id, now),
    dealsOf({ firm: firm.id }),
    correctionsOf(firm.id),
    biddingNow(firm.id),
    lateBids({ firm: firm.id }, now),
    breachesFound(firm.id),
    contestsOf(firm.id, firm.name),
  ]);
  const of = (states: string[]) => states.reduce((sum, state) => sum + (needs[state] ?? 0), 0);
  return {
    id: firm.id,
    name: firm.name,
    verified: firm.standing === 'verified',
    needsPublished: of(published),
    needsSolved: of(['resolved', 'closed']) + corrections.added('needsSolved'),
    ...repliesOf(rows.filter(({ id }) => !corrections.leftOut.has(id))),
    dealsSigned: deals.signed + corrections.added('dealsSigned'),
    dealsFunded: deals.funded,
    biddingNow: bidding,
    late: late.length,
    breachesFound: breaches,
    contests,
    standings: organisationStandings(ask.actor, firm),
  };
};
