import { roundNoticeRules } from './notice.round.table.ts';
import { trialNoticeRules } from './notice.trial.table.ts';

/** Whom an event is told to, and with which words. One row a reader; the client has a sentence for each code. */
export interface NoticeRule {
  on: string;
  tell:
    | 'firm'
    | 'chiefTechnologist'
    | 'expert'
    | 'unit'
    | 'officers'
    | 'organisation'
    | 'inventor'
    | 'introduced'
    | 'watcher'
    /** of a talk: the side that something is said to, and who asked for contact details */
    | 'talkSide'
    | 'asker'
    /** whoever's turn it is, by the clock */
    | 'owner'
    /** the officers, where the turn is somebody else's */
    | 'onlookers';
  code: string;
  /** told only of these duties */
  only?: (what: string) => boolean;
  /** facts of one day, or of one day and thing, make one notice that counts them */
  group?: 'day' | 'dayAndThing';
  /** the thing the notice leads to; `subject`: whatever the event is about */
  link: 'need' | 'bid' | 'organisation' | 'expert' | 'outcome' | 'watch' | 'subject';
}

const rule = (
  on: string,
  tell: NoticeRule['tell'],
  code: string,
  link: NoticeRule['link'],
  more: Pick<NoticeRule, 'group' | 'only'> = {},
): NoticeRule => ({ on, tell, code, link, ...more });

const aDay = { group: 'day' } as const;
const answering = ['answerBid', 'decideBid'];
const isAnswer = (what: string): boolean => answering.includes(what);

export const noticeRules: readonly NoticeRule[] = [
  rule('need.countersignAsked', 'chiefTechnologist', 'countersign', 'need'),
  rule('need.submitted', 'officers', 'needSubmitted', 'need'),
  rule('need.accepted', 'firm', 'needAccepted', 'need'),
  rule('need.edited', 'firm', 'needRefined', 'need'),
  rule('need.confirmed', 'officers', 'needConfirmed', 'need'),
  rule('need.returned', 'firm', 'needReturned', 'need'),
  rule('need.declined', 'firm', 'needDeclined', 'need'),
  rule('need.published', 'firm', 'needPublished', 'need'),
  rule('need.expired', 'firm', 'needExpired', 'need'),
  rule('need.introduced', 'introduced', 'introducedToYou', 'need'),
  rule('need.introduced', 'firm', 'expertIntroduced', 'need'),
  rule('need.promised', 'firm', 'expertPromised', 'need'),
  rule('need.delivering', 'expert', 'needDelivering', 'need'),
  rule('need.reported', 'expert', 'needReported', 'need'),
  rule('need.resolved', 'firm', 'needResolved', 'need'),
  rule('need.resolved', 'officers', 'needResolved', 'need'),
  rule('bid.sentToUnit', 'unit', 'bidToReview', 'bid'),
  rule('bid.givenBack', 'expert', 'bidGivenBack', 'bid'),
  rule('bid.submitted', 'firm', 'bidArrived', 'bid'),
  rule('bid.opened', 'expert', 'bidOpened', 'bid'),
  rule('bid.questioned', 'expert', 'bidQuestioned', 'bid'),
  rule('bid.answered', 'firm', 'bidAnswered', 'bid'),
  rule('bid.shortlisted', 'expert', 'bidShortlisted', 'bid'),
  rule('bid.negotiating', 'expert', 'bidNegotiating', 'bid'),
  rule('bid.selected', 'expert', 'bidSelected', 'bid'),
  rule('bid.waitlisted', 'expert', 'bidWaitlisted', 'bid'),
  rule('bid.promoted', 'expert', 'bidSelected', 'bid'),
  rule('bid.awarded', 'expert', 'bidAwarded', 'bid'),
  rule('bid.awarded', 'officers', 'needCommitted', 'need'),
  rule('bid.declined', 'expert', 'bidDeclined', 'bid'),
  rule('bid.ruledIneligible', 'expert', 'bidIneligible', 'bid'),
  rule('watch.found', 'watcher', 'searchFound', 'watch'),
  rule('duty.soon', 'owner', 'dutySoon', 'subject', aDay),
  rule('duty.today', 'owner', 'dutyToday', 'subject', aDay),
  rule('duty.over', 'owner', 'dutyOver', 'subject', { ...aDay, only: (what) => !isAnswer(what) }),
  rule('duty.over', 'owner', 'answerOver', 'subject', { ...aDay, only: isAnswer }),
  rule('duty.over', 'expert', 'answerLate', 'subject', { only: isAnswer }),
  rule('duty.over', 'onlookers', 'othersLate', 'subject', aDay),
  rule('card.contested', 'officers', 'cardContested', 'organisation'),
  rule('card.corrected', 'organisation', 'cardCorrected', 'organisation'),
  rule('card.upheld', 'organisation', 'cardUpheld', 'organisation'),
  rule('organisation.chased', 'organisation', 'firmChased', 'organisation'),
  rule('organisation.lifted', 'organisation', 'holdLifted', 'organisation'),
  rule('bid.lapsed', 'expert', 'bidLapsed', 'bid'),
  rule('bid.withdrawn', 'firm', 'bidWithdrawn', 'bid'),
  rule('organisation.registered', 'officers', 'organisationRegistered', 'organisation'),
  rule('organisation.verified', 'organisation', 'organisationVerified', 'organisation'),
  rule('organisation.refused', 'organisation', 'organisationRefused', 'organisation'),
  rule('expert.registered', 'officers', 'expertRegistered', 'expert'),
  rule('expert.verified', 'expert', 'expertVerified', 'expert'),
  rule('expert.refused', 'expert', 'expertRefused', 'expert'),
  rule('outcome.submitted', 'unit', 'outcomeToApprove', 'outcome'),
  rule('outcome.approved', 'inventor', 'outcomeListed', 'outcome'),
  rule('outcome.givenBack', 'inventor', 'outcomeGivenBack', 'outcome'),
  rule('message.waiting', 'talkSide', 'talkWaiting', 'subject', { group: 'dayAndThing' }),
  rule('conversation.bureauCalled', 'officers', 'talkBureauCalled', 'subject'),
  rule('conversation.unitCalled', 'unit', 'talkUnitCalled', 'subject'),
  rule('contact.asked', 'talkSide', 'contactAsked', 'subject'),
  rule('contact.agreed', 'asker', 'contactAgreed', 'subject'),
  rule('contact.declined', 'asker', 'contactDeclined', 'subject'),
  ...trialNoticeRules,
  ...roundNoticeRules,
];
