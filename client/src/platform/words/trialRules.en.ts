import type { Mirror } from './mirror.ts';
import type { trialRules as zh } from './trialRules.zh.ts';

export const trialRules: Mirror<typeof zh> = {
  group: {
    listing: 'Listed outcomes',
    lead: 'Matches offered',
    trial: 'Use first, pay later',
    contract: 'Technical contracts',
    payment: 'Payments of conversions',
    award: 'Sharing an award',
    quote: 'What is really paid',
  },
  code: {
    listing: {
      inventorDays: 'An inventor confirms what their unit wrote down within',
      keepDays: 'A listing has to be renewed after',
      remindDays: 'Patents and listings that end are announced this long before',
    },
    lead: {
      score: 'A pair is offered from this score on',
      most: 'So many are offered at once for a need or an outcome',
      days: 'A pair that nobody answers lapses after',
    },
    trial: {
      smallOnly: 'Only micro, small and medium firms may ask for a trial',
      unitDays: 'The unit answers a request for a trial within',
      placeDays: 'When the exclusive place is free, the next firm sends its request within',
      termsDays: 'Terms are agreed and signed within',
      handoverDays: 'The unit hands over within',
      beginDays: 'The firm measures the figures before and begins within',
      monthsMost: 'The longest term of a trial',
      evaluateDays: 'A trial is evaluated this long before its end',
      overdueDays: 'Without a decision the use stops, and all are told, this long after the end',
      extensionPercent: 'The one extension is at most this share of the term',
      extensionDays: 'The unit answers a request for an extension within',
      reconsiderDays: 'A decision may be taken back within',
      conversionDays: 'The unit approves a conversion within',
      priceDays: 'The unit sets the price within',
      publicityDays: 'An agreed price is made public in the unit for',
      objectionDays: 'The unit answers an objection within',
      contractDays: 'The contract is signed, after the price was public, within',
      returnDays: 'The unit confirms that its materials are back within',
      mediationDays: 'The bureau mediates a claimed breach within',
    },
    contract: {
      registerDays: 'A filed contract is registered within',
      reviewDays: 'A large or disputed contract is reviewed by experts within',
      largeAmount: 'Experts review a contract from this amount on',
      correctDays: 'The seller corrects a filing within',
    },
    payment: {
      dueDays: 'Once a payment is due, it is paid within',
      reportDays: 'After a year of a share of sales, its figures are reported within',
      confirmDays: 'The unit confirms a payment within',
    },
    award: {
      teamPercent: 'The least share of an award for the team',
      mainPercent: 'The least share of an award for the main finisher',
    },
    quote: {
      voucherPercent: 'Share that an innovation voucher covers',
      voucherMost: 'The most that one voucher covers',
      subsidyPercent: 'Share of the conversion subsidy',
      subsidyMost: 'The most of a conversion subsidy',
      together: 'Voucher and subsidy may be used together',
    },
  },
};
