import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { readAskerCard } from '@zhiqiao/shared/organisations/organisation.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { replyRecord } from '../bids/bid.reads.ts';
import { needCountsOf } from '../needs/need.reads.ts';
import { organisationBrief } from './organisation.reads.ts';

const published = [
  'published',
  'matching',
  'committed',
  'delivering',
  'resolved',
  'closed',
  'paused',
  'expired',
];

/** 出题人信用卡: what an expert sees before writing, counted from the firm's deals. */
export const showAskerCard: UseCase<typeof readAskerCard> = async (ask) => {
  const firm = await organisationBrief(ask.params.id);
  if (!firm) throw new Refusal('notFound');
  const [needs, replies] = await Promise.all([
    needCountsOf(firm.id),
    replyRecord({ firm: firm.id }),
  ]);
  const of = (states: string[]) => states.reduce((sum, state) => sum + (needs[state] ?? 0), 0);
  return {
    id: firm.id,
    name: firm.name,
    verified: firm.standing === 'verified',
    needsPublished: of(published),
    needsSolved: of(['resolved', 'closed']),
    bidsReceived: replies.received,
    bidsAnswered: replies.answered,
    medianReplyDays: replies.medianDays,
  };
};
