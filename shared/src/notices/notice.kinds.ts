/** What a notice is of, as people choose how to be told. */
export const noticeKinds = [
  'turn',
  'bids',
  'needs',
  'talk',
  'outcomes',
  'searches',
  'account',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** By mail: at once, once a day in one letter, or not at all. In the application everything is told. */
export const manners = ['instant', 'digest', 'off'] as const;
export type Manner = (typeof manners)[number];

/** Notices that ask their reader to act. */
const asking: readonly string[] = [
  'countersign',
  'needSubmitted',
  'needRefined',
  'needReturned',
  'needReported',
  'needExpired',
  'bidToReview',
  'bidArrived',
  'offerMade',
  'bidQuestioned',
  'outcomeToApprove',
  'outcomeToConfirm',
  'trialToReview',
  'trialPlaceFree',
  'trialTermsWritten',
  'trialToDecide',
  'trialOverdueYours',
  'trialKept',
  'trialObjected',
  'trialToMediate',
  'contractToRegister',
  'contractToCorrect',
  'paymentDue',
  'paymentPaid',
  'paymentDenied',
  'talkBureauCalled',
  'talkUnitCalled',
  'contactAsked',
  'dutySoon',
  'dutyToday',
  'dutyOver',
  'answerOver',
  'firmChased',
  'cardContested',
  'holdLifted',
];

const byNoun: Readonly<Record<string, NoticeKind>> = {
  need: 'needs',
  import: 'needs',
  bid: 'bids',
  offer: 'bids',
  engagement: 'bids',
  conversation: 'talk',
  watch: 'searches',
  organisation: 'account',
  expert: 'account',
  account: 'account',
};

/** The kind of a notice; outcomes, trials and contracts are one. */
export const kindOf = (code: string, noun: string): NoticeKind =>
  asking.includes(code) ? 'turn' : (byNoun[noun] ?? 'outcomes');

export const mannerDefaults: Readonly<Record<NoticeKind, Manner>> = {
  turn: 'instant',
  bids: 'instant',
  needs: 'digest',
  talk: 'digest',
  outcomes: 'digest',
  // How often a search tells is chosen with the search.
  searches: 'instant',
  account: 'instant',
};
