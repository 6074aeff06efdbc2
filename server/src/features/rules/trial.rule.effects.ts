import type { RuleEffect } from '@zhiqiao/shared/rules/rule.schema';
import { type TrialRuleCode, trialRuleCatalogue } from '@zhiqiao/shared/rules/trial.rules';
import { openOffers } from '../bids/bid.reads.ts';
import { runningContractClocks } from '../contracts/contract.reads.ts';
import { runningTrialClocks, trialsToPay } from '../trials/trial.reads.ts';

type Count = (county: string) => Promise<number>;

/** Rules whose clocks run now, by what is waited for; every other one counts from its day on. */
const clocksOf: Partial<Record<TrialRuleCode, Count>> = {
  'trial.unitDays': (county) => runningTrialClocks(county, ['reviewTrial']),
  'trial.placeDays': (county) => runningTrialClocks(county, ['submit']),
  'trial.termsDays': (county) => runningTrialClocks(county, ['writeTerms', 'signTerms']),
  'trial.handoverDays': (county) => runningTrialClocks(county, ['handOver']),
  'trial.beginDays': (county) => runningTrialClocks(county, ['begin']),
  'trial.extensionDays': (county) => runningTrialClocks(county, ['grantExtension']),
  'trial.conversionDays': (county) => runningTrialClocks(county, ['approveConversion']),
  'trial.priceDays': (county) => runningTrialClocks(county, ['price']),
  'trial.publicityDays': (county) => runningTrialClocks(county, ['convert']),
  'trial.objectionDays': (county) => runningTrialClocks(county, ['answerObjection']),
  'trial.contractDays': (county) => runningTrialClocks(county, ['convert']),
  'trial.returnDays': (county) => runningTrialClocks(county, ['finish']),
  'trial.mediationDays': (county) => runningTrialClocks(county, ['mediate', 'settle']),
  'contract.registerDays': (county) => runningContractClocks(county, ['register']),
  'contract.reviewDays': (county) => runningContractClocks(county, ['register']),
  'contract.correctDays': (county) => runningContractClocks(county, ['correct']),
};
/** What a firm really pays is worked out anew at each reading: on trials that are not over, and on bids not yet decided. */
const quotes: Count = async (county) => (await trialsToPay(county)) + (await openOffers(county));
const none: Count = async () => 0;

const effectOn = (code: TrialRuleCode): readonly [RuleEffect, Count] => {
  const count = clocksOf[code];
  if (count) return ['clocksKeep', count];
  return code.startsWith('quote.') ? ['quotesChange', quotes] : ['fromThen', none];
};

export const trialRuleEffects = Object.fromEntries(
  (Object.keys(trialRuleCatalogue) as TrialRuleCode[]).map((code) => [code, effectOn(code)]),
) as unknown as Record<TrialRuleCode, readonly [RuleEffect, Count]>;
