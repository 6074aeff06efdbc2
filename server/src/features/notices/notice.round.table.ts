import type { RoundEvent } from '@zhiqiao/shared/rounds/round.events';

interface RoundNoticeRule {
  on: RoundEvent;
  tell: 'expert' | 'firm' | 'officers';
  code: string;
  link: 'subject';
}

const rule = (on: RoundEvent, tell: RoundNoticeRule['tell'], code: string): RoundNoticeRule => ({
  on,
  tell,
  code,
  link: 'subject',
});

/** Whom the offers of rounds are told to; see notice.table.ts. A post in a town is the bureau's own. */
export const roundNoticeRules: readonly RoundNoticeRule[] = [
  rule('offer.made', 'expert', 'offerMade'),
  rule('offer.made', 'firm', 'offerMade'),
  rule('offer.agreed', 'expert', 'offerAgreed'),
  rule('offer.agreed', 'firm', 'offerAgreed'),
  rule('offer.agreed', 'officers', 'offerAgreed'),
  rule('offer.declined', 'expert', 'offerDeclined'),
  rule('offer.declined', 'firm', 'offerDeclined'),
  rule('offer.declined', 'officers', 'offerDeclined'),
  rule('offer.lapsed', 'expert', 'offerLapsed'),
  rule('offer.lapsed', 'firm', 'offerLapsed'),
];
