import { trialRuleCatalogue } from './trial.rules.ts';

/**
 * Numbers that a county may change, with the unit each is counted in and how far a county may go. `yesNo` is a rule that
 * applies (1) or does not (0). Where the ends meet, the number is not the county's: only its document is.
 */
export const ruleCatalogue = {
  'need.submitPoints': { unit: 'points', min: 0, max: 100 },
  'need.reviewDays': { unit: 'workingDays', min: 1, max: 60 },
  'need.refineDays': { unit: 'workingDays', min: 1, max: 60 },
  'need.returnDays': { unit: 'workingDays', min: 1, max: 120 },
  'need.confirmDays': { unit: 'workingDays', min: 1, max: 60 },
  'need.checkDays': { unit: 'workingDays', min: 1, max: 60 },
  'need.pauseDays': { unit: 'days', min: 1, max: 365 },
  'need.silentDays': { unit: 'days', min: 7, max: 730 },
  'need.closeAfterDays': { unit: 'days', min: 1, max: 365 },
  'need.duplicateLikeness': { unit: 'percent', min: 30, max: 100 },
  'bid.unitDays': { unit: 'workingDays', min: 1, max: 60 },
  'bid.replyDays': { unit: 'workingDays', min: 1, max: 60 },
  'bid.answerDays': { unit: 'workingDays', min: 1, max: 60 },
  'bid.decideDays': { unit: 'workingDays', min: 1, max: 120 },
  'bid.holdAfterDays': { unit: 'workingDays', min: 0, max: 30 },
  'bid.liftDays': { unit: 'days', min: 1, max: 90 },
  'bid.agreementDays': { unit: 'workingDays', min: 1, max: 120 },
  'organisation.verifyDays': { unit: 'workingDays', min: 1, max: 30 },
  'expert.verifyDays': { unit: 'workingDays', min: 1, max: 30 },
  'outcome.approveDays': { unit: 'workingDays', min: 1, max: 60 },
  'duty.remindDays': { unit: 'workingDays', min: 1, max: 10 },
  'expert.activeLimit': { unit: 'count', min: 1, max: 20 },
  'match.conflict': { unit: 'yesNo', min: 1, max: 1 },
  'match.territory': { unit: 'yesNo', min: 0, max: 1 },
  'match.availability': { unit: 'yesNo', min: 1, max: 1 },
  'introduction.followDays': { unit: 'workingDays', min: 1, max: 60 },
  'introduction.laterDays': { unit: 'days', min: 1, max: 365 },
  'round.answerDays': { unit: 'workingDays', min: 1, max: 60 },
  'round.wishPoints': { unit: 'points', min: 0, max: 50 },
  'talk.editMinutes': { unit: 'minutes', min: 0, max: 1440 },
  'talk.withdrawMinutes': { unit: 'minutes', min: 0, max: 43_200 },
  'talk.noticeMinutes': { unit: 'minutes', min: 1, max: 1440 },
  'invitation.days': { unit: 'days', min: 1, max: 60 },
  'invitation.passwordDays': { unit: 'days', min: 1, max: 14 },
  ...trialRuleCatalogue,
} as const;
export type RuleCode = keyof typeof ruleCatalogue;
export const ruleCodes = Object.keys(ruleCatalogue) as [RuleCode, ...RuleCode[]];
export const ruleUnits = [
  'points',
  'minutes',
  'workingDays',
  'days',
  'count',
  'percent',
  'yesNo',
  'months',
  'yuan',
] as const;
