import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { readCounters } from '@zhiqiao/shared/search/search.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { overdueBidsIn, replyRecord } from '../bids/bid.reads.ts';
import { homeCounty } from '../counties/county.service.ts';
import { verifiedCount } from '../experts/expert.reads.ts';
import { needCounters } from '../needs/need.reads.ts';
import { listedCount } from '../outcomes/outcome.reads.ts';
import { startOfDay } from '../rules/calendar.ts';

const year = 365 * 86_400_000;

/** What the last twelve months came to; every number counts rows that are there, and the lists behind them show these. */
export const countAll: UseCase<typeof readCounters> = async (ask, world) => {
  const at = world.clock.now();
  const since = dayOf(new Date(at.getTime() - year));
  const county = ask.actor?.county ?? (await homeCounty())?.code ?? '';
  const [needs, replies, overdueBids, experts, outcomes] = await Promise.all([
    needCounters(county, startOfDay(since)),
    replyRecord({ county }),
    overdueBidsIn(county, at),
    verifiedCount(county),
    listedCount(county),
  ]);
  const of = (...states: string[]) =>
    states.reduce((sum, state) => sum + (needs.byState[state] ?? 0), 0);
  return {
    posted: needs.posted,
    published: needs.published,
    solved: of('resolved', 'closed'),
    matching: of('published', 'matching'),
    delivering: of('committed', 'delivering'),
    experts,
    outcomes,
    medianReplyDays: replies.medianDays,
    overdueBids,
    since,
    asOf: at.toISOString(),
  };
};
