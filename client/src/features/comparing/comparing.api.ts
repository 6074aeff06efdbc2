import * as doors from '@zhiqiao/shared/bids/bid.endpoints';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { openConversation } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { Endpoint } from '@zhiqiao/shared/kernel/endpoint';
import { useEffect, useRef } from 'react';
import { useCall, useSend } from '../../platform/query.ts';
import { type AnsweringDeed, opensBySight } from './bid.deeds.ts';

export const useNeedBids = (need: string) => useCall(doors.listNeedBids, { params: { id: need } });

/** Opening the page is opening the bids: each expert sees that the firm has read theirs. Told once a visit. */
export const useOpening = (bids: readonly BidView[] | undefined) => {
  const told = useRef(new Set<string>());
  const open = useSend(doors.openBid, { touches: ['needs', 'desk'] });
  const send = open.mutate;
  useEffect(() => {
    for (const bid of bids ?? []) {
      if (told.current.has(bid.id) || !opensBySight(bid)) continue;
      told.current.add(bid.id);
      send({ params: { id: bid.id }, body: {} });
    }
  }, [bids, send]);
};

const doorOf: Record<AnsweringDeed, Endpoint> = {
  shortlist: doors.shortlistBid,
  clarify: doors.clarifyBid,
  negotiate: doors.negotiateBid,
  select: doors.selectBid,
  waitlist: doors.waitlistBid,
  promote: doors.promoteBid,
  award: doors.awardBid,
  decline: doors.declineBid,
  rule: doors.ruleBid,
};

export interface AnswerValues {
  question?: string;
  reason?: string;
  sentence?: string;
  note?: string;
}

const fieldsOf: Partial<Record<AnsweringDeed, readonly (keyof AnswerValues)[]>> = {
  clarify: ['question'],
  decline: ['reason', 'sentence'],
  award: ['sentence'],
  rule: ['note'],
};

export const useAnswer = (deed: AnsweringDeed, bid: string, onDone: () => void) => {
  const send = useSend(doorOf[deed], { touches: ['needs', 'desk'], onDone });
  return {
    busy: send.isPending,
    error: send.error,
    send: (values: AnswerValues) => {
      const fields = fieldsOf[deed] ?? [];
      const body = Object.fromEntries(fields.map((name) => [name, values[name]]));
      send.mutate({ params: { id: bid }, body } as never);
    },
  };
};

export const useBeginTalk = (onOpen: (conversation: string) => void) =>
  useSend(openConversation, {
    touches: ['conversations', 'needs'],
    onDone: ({ id }) => onOpen(id),
  });
