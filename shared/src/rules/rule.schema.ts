import { z } from 'zod';
import { day } from '../kernel/text.ts';

/** Numbers that a county may change. Each has a value, a unit, a document it comes from, and dates. */
export const ruleCodes = [
  'need.submitPoints',
  'need.reviewDays',
  'need.refineDays',
  'need.returnDays',
  'need.pauseDays',
  'need.silentDays',
  'need.closeAfterDays',
  'need.duplicateLikeness',
  'bid.unitDays',
  'bid.replyDays',
  'bid.answerDays',
  'bid.agreementDays',
  'expert.activeLimit',
  'invitation.days',
] as const;
export type RuleCode = (typeof ruleCodes)[number];

export const ruleRow = z.object({
  code: z.enum(ruleCodes),
  value: z.number(),
  unit: z.enum(['points', 'workingDays', 'days', 'count', 'percent']),
  document: z.string(),
  from: day,
  to: day.optional(),
  county: z.string(),
});
export type RuleRow = z.infer<typeof ruleRow>;
