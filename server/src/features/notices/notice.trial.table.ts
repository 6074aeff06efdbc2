import type { TrialEvent } from '@zhiqiao/shared/trials/trial.events';

interface TrialNoticeRule {
  on: string;
  tell: 'firm' | 'unit' | 'inventor' | 'officers';
  code: string;
  link: 'subject';
  group?: 'day';
}

const rule = (
  on:
    | TrialEvent
    | `contract.${string}`
    | `lead.${string}`
    | `payment.${string}`
    | `outcome.${string}`,
  tell: TrialNoticeRule['tell'],
  code: string,
): TrialNoticeRule => ({ on, tell, code, link: 'subject' });

/** Whom the facts of trials, contracts and the later life of outcomes are told to; see notice.table.ts. */
export const trialNoticeRules: readonly TrialNoticeRule[] = [
  rule('outcome.sentToInventor', 'inventor', 'outcomeToConfirm'),
  rule('outcome.reminded', 'unit', 'outcomeEnds'),
  rule('outcome.reminded', 'inventor', 'outcomeEnds'),
  rule('outcome.expired', 'unit', 'outcomeExpired'),
  { ...rule('lead.found', 'unit', 'leadToUnit'), group: 'day' },
  { ...rule('lead.offered', 'firm', 'leadToFirm'), group: 'day' },
  rule('lead.taken', 'unit', 'leadTaken'),
  rule('trial.submitted', 'unit', 'trialToReview'),
  rule('trial.submitted', 'inventor', 'trialRequested'),
  rule('trial.queued', 'firm', 'trialQueued'),
  rule('trial.placeFree', 'firm', 'trialPlaceFree'),
  rule('trial.calledOff', 'firm', 'trialCalledOff'),
  rule('trial.calledOff', 'unit', 'trialCalledOff'),
  rule('trial.approved', 'firm', 'trialApproved'),
  rule('trial.declined', 'firm', 'trialDeclined'),
  rule('trial.termsWritten', 'firm', 'trialTermsWritten'),
  rule('trial.termsWritten', 'unit', 'trialTermsWritten'),
  rule('trial.signed', 'firm', 'trialSigned'),
  rule('trial.signed', 'unit', 'trialSigned'),
  rule('trial.signed', 'inventor', 'trialSigned'),
  rule('trial.handedOver', 'firm', 'trialHandedOver'),
  rule('trial.begun', 'unit', 'trialBegun'),
  rule('trial.begun', 'inventor', 'trialBegun'),
  rule('trial.reported', 'unit', 'trialReported'),
  rule('trial.reported', 'inventor', 'trialReported'),
  rule('trial.extensionAsked', 'unit', 'trialExtensionAsked'),
  rule('trial.extensionGranted', 'firm', 'trialExtended'),
  rule('trial.extensionRefused', 'firm', 'trialNotExtended'),
  rule('trial.evaluating', 'firm', 'trialToDecide'),
  rule('trial.evaluating', 'unit', 'trialEnding'),
  rule('trial.overdue', 'firm', 'trialOverdueYours'),
  rule('trial.overdue', 'unit', 'trialOverdue'),
  rule('trial.overdue', 'inventor', 'trialOverdue'),
  rule('trial.overdue', 'officers', 'trialOverdue'),
  rule('trial.kept', 'unit', 'trialKept'),
  rule('trial.kept', 'inventor', 'trialKept'),
  rule('trial.returned', 'unit', 'trialReturned'),
  rule('trial.returned', 'inventor', 'trialReturned'),
  rule('trial.sentBack', 'firm', 'trialSentBack'),
  rule('trial.priced', 'firm', 'trialPriced'),
  rule('trial.priced', 'inventor', 'trialPriced'),
  rule('trial.objected', 'unit', 'trialObjected'),
  rule('trial.converted', 'firm', 'trialConverted'),
  rule('trial.converted', 'inventor', 'trialConverted'),
  rule('trial.converted', 'officers', 'trialConverted'),
  rule('trial.finished', 'firm', 'trialFinished'),
  rule('trial.breachClaimed', 'firm', 'trialBreach'),
  rule('trial.breachClaimed', 'unit', 'trialBreach'),
  rule('trial.breachClaimed', 'officers', 'trialToMediate'),
  rule('trial.settled', 'firm', 'trialSettled'),
  rule('trial.settled', 'unit', 'trialSettled'),
  rule('contract.filed', 'officers', 'contractToRegister'),
  rule('contract.correctionAsked', 'unit', 'contractToCorrect'),
  rule('contract.registered', 'unit', 'contractRegistered'),
  rule('contract.registered', 'firm', 'contractRegistered'),
  rule('contract.refused', 'unit', 'contractRefused'),
  rule('payment.called', 'firm', 'paymentDue'),
  rule('payment.reported', 'unit', 'paymentReported'),
  rule('payment.paid', 'unit', 'paymentPaid'),
  rule('payment.confirmed', 'firm', 'paymentConfirmed'),
  rule('payment.denied', 'firm', 'paymentDenied'),
];
