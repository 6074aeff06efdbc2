import type { OwedBid } from '@zhiqiao/shared/duties/duty.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { type LateBid, lateBids } from '../bids/bid.reads.ts';
import { expertsByIds } from '../experts/expert.reads.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { afterWorkingDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { LiftModel, type LiftRow } from './hold.model.ts';

/** Late bids with what people read of them. */
export const owedOf = async (late: readonly LateBid[]): Promise<OwedBid[]> => {
  const needs = await needBriefs(late.map(({ need }) => need));
  const experts = await expertsByIds(late.map(({ expert }) => expert));
  const names = new Map(experts.map(({ id, name }) => [id, name]));
  return late.map(({ id, need, expert, what, due }) => ({
    bid: id,
    need: { id: need, title: needs.get(need)?.title ?? '' },
    expert: names.get(expert) ?? '',
    what,
    due: due.toISOString(),
  }));
};

/** The leader's word that holds on the day of `at`. */
export const liftOf = async (firm: string, at: Date): Promise<LiftRow | undefined> => {
  const row = await LiftModel.findOne({ firm, until: { $gte: dayOf(at) } })
    .sort({ until: -1 })
    .lean<LiftRow>();
  return row ?? undefined;
};

/** Those that are late by more than the days of grace: for these, new needs are held. */
export const holding = async (
  late: readonly LateBid[],
  county: string,
  at: Date,
): Promise<LateBid[]> => {
  const grace = await ruleValue('bid.holdAfterDays', county, at);
  return late.filter(({ due }) => grace === 0 || afterWorkingDays(due, grace) < at);
};

/** The late bids for which a firm may not post a new need now; none where a leader lifted it. */
export const heldFor = async (firm: string, county: string, at: Date): Promise<OwedBid[]> => {
  const late = await holding(await lateBids({ firm }, at), county, at);
  if (late.length === 0 || (await liftOf(firm, at))) return [];
  return owedOf(late);
};
