import { bidEvents } from '@zhiqiao/shared/bids/bid.events';
import { contractEvents } from '@zhiqiao/shared/contracts/contract.events';
import { conversationEvents } from '@zhiqiao/shared/conversations/conversation.events';
import { disclosureEvents } from '@zhiqiao/shared/disclosures/disclosure.events';
import { dutyEvents } from '@zhiqiao/shared/duties/duty.events';
import { engagementEvents } from '@zhiqiao/shared/engagements/engagement.events';
import { introductionEvents } from '@zhiqiao/shared/introductions/introduction.events';
import type { TimelineEntry } from '@zhiqiao/shared/kernel/timeline';
import { needEvents } from '@zhiqiao/shared/needs/need.events';
import { outcomeEvents } from '@zhiqiao/shared/outcomes/outcome.events';
import { paymentEvents } from '@zhiqiao/shared/payments/payment.events';
import { roundEvents } from '@zhiqiao/shared/rounds/round.events';
import { trialEvents } from '@zhiqiao/shared/trials/trial.events';
import { useLanguage, useWords } from './speech.ts';

/** Whatever may stand on a timeline: of a need, an outcome, a trial, a contract or a round, and of what belongs to it. */
const facts: Record<string, { zh: string; en: string }> = {
  ...needEvents,
  ...disclosureEvents,
  ...conversationEvents,
  ...introductionEvents,
  ...bidEvents,
  ...engagementEvents,
  ...outcomeEvents,
  ...trialEvents,
  ...contractEvents,
  ...paymentEvents,
  ...roundEvents,
  ...dutyEvents,
};

/** A recorded fact as a timeline shows it: when, what in the reader's language, by whom, and the remark that was made. */
export const useFacts = () => {
  const t = useWords();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return ({ id, at, name, actor, note }: TimelineEntry) => ({
    key: id,
    at,
    what: facts[name]?.[language] ?? name,
    who: actor.role === 'clockwork' ? t('needs.timeline.system') : actor.name,
    ...(note ? { note } : {}),
  });
};
