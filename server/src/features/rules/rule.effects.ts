import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import type { RuleEffect, RuleProposal } from '@zhiqiao/shared/rules/rule.schema';
import { runningBidClocks } from '../bids/bid.reads.ts';
import { expertsOfTowns, expertsWithActive } from '../experts/expert.reads.ts';
import { draftsBelow, runningClocks, silentSince } from '../needs/need.reads.ts';
import { openInvitations } from '../organisations/organisation.reads.ts';
import { afterDays, endOfDay } from './calendar.ts';
import { trialRuleEffects } from './trial.rule.effects.ts';

interface Effect {
  effect: RuleEffect;
  count: number;
}
type Count = (county: string, rule: RuleProposal, at: Date) => Promise<number>;

const needClocks =
  (...whats: string[]): Count =>
  (county) =>
    runningClocks(county, whats);
const bidClocks =
  (what: string): Count =>
  (county) =>
    runningBidClocks(county, what);
const none: Count = async () => 0;

/** The last moment of the day before the rule begins, so many days back: what is older would be past the new term. */
const termBefore = ({ from, value }: RuleProposal): Date => afterDays(endOfDay(from), -value - 1);

/** What each rule touches: which clocks keep their date, what is measured anew, and how many there are now. */
const effects: Record<RuleCode, readonly [RuleEffect, Count]> = {
  'need.submitPoints': ['draftsBelow', (county, rule) => draftsBelow(county, rule.value)],
  'need.reviewDays': ['clocksKeep', needClocks('review', 'countersign')],
  'need.refineDays': ['clocksKeep', needClocks('refine')],
  'need.returnDays': ['clocksKeep', needClocks('mend')],
  'need.confirmDays': ['clocksKeep', needClocks('confirm')],
  'need.checkDays': ['clocksKeep', needClocks('check')],
  'need.pauseDays': ['clocksKeep', needClocks('resume')],
  'need.silentDays': ['needsExpire', (county, rule) => silentSince(county, termBefore(rule))],
  'need.closeAfterDays': ['clocksKeep', needClocks('renew', 'close')],
  'need.duplicateLikeness': ['fromThen', none],
  'bid.unitDays': ['clocksKeep', bidClocks('reviewBid')],
  'bid.replyDays': ['clocksKeep', bidClocks('answerBid')],
  'bid.answerDays': ['clocksKeep', bidClocks('clarifyBid')],
  'bid.decideDays': ['clocksKeep', bidClocks('decideBid')],
  'bid.holdAfterDays': ['fromThen', none],
  'bid.liftDays': ['fromThen', none],
  'bid.agreementDays': ['clocksKeep', needClocks('sign')],
  'organisation.verifyDays': ['fromThen', none],
  'expert.verifyDays': ['fromThen', none],
  'outcome.approveDays': ['fromThen', none],
  'duty.remindDays': ['fromThen', none],
  'expert.activeLimit': ['expertsFull', (county, rule) => expertsWithActive(county, rule.value)],
  'match.conflict': ['fromThen', none],
  'match.territory': ['townBound', (county) => expertsOfTowns(county, 'sciEnvoy')],
  'match.availability': ['fromThen', none],
  'introduction.followDays': ['fromThen', none],
  'introduction.laterDays': ['fromThen', none],
  'round.answerDays': ['fromThen', none],
  'round.wishPoints': ['fromThen', none],
  'talk.editMinutes': ['fromThen', none],
  'talk.withdrawMinutes': ['fromThen', none],
  'talk.noticeMinutes': ['fromThen', none],
  'invitation.days': ['linksKeep', (county, _, at) => openInvitations(county, at)],
  'invitation.passwordDays': ['fromThen', none],
  ...trialRuleEffects,
};

/** What a new row would do to what is under way in a county, counted now. */
export const effectOf = async (county: string, rule: RuleProposal, at: Date): Promise<Effect> => {
  const [effect, count] = effects[rule.code];
  return { effect, count: await count(county, rule, at) };
};
