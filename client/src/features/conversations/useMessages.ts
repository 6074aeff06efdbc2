import { listMessages, markRead } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type {
  ConversationView,
  MessageView,
} from '@zhiqiao/shared/conversations/conversation.schema';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CallFailed, call } from '../../platform/call.ts';
import { useSend } from '../../platform/query.ts';

const atOnce = 50;

/** Both lists as one, by seq, each message once. */
export const mergeMessages = (
  known: readonly MessageView[],
  more: readonly MessageView[],
): MessageView[] =>
  [...new Map([...known, ...more].map((one) => [one.seq, one])).values()].toSorted(
    (a, b) => a.seq - b.seq,
  );

/** The highest seq up to which nothing is missing: from there one catches up, even when a later one is known already. */
export const wholeUpTo = (messages: readonly MessageView[]): number => {
  let whole = messages[0]?.seq ?? 0;
  for (const { seq } of messages.slice(1)) {
    if (seq !== whole + 1) break;
    whole = seq;
  }
  return whole;
};

/** Everything after what is here, until it ends; the newest page when nothing is here. */
const catchUp = async (id: string, known: readonly MessageView[]): Promise<MessageView[]> => {
  let all = [...known];
  if (all.length === 0)
    return (await call(listMessages, { params: { id }, query: { limit: atOnce } })).items;
  for (;;) {
    const after = wholeUpTo(all);
    const { items } = await call(listMessages, { params: { id }, query: { after, limit: 200 } });
    all = mergeMessages(all, items);
    if (items.length < 200) return all;
  }
};

/**
 * The messages of a conversation, in order and without holes. The conversation's `lastSeq` (read again on a nudge and
 * after a reconnect) says when there is more; what is missing is then fetched by seq.
 */
export const useMessages = (talk: ConversationView) => {
  const { id, lastSeq } = talk;
  const [messages, setMessages] = useState<MessageView[]>([]);
  const [error, setError] = useState<CallFailed>();
  const [known, setKnown] = useState(false);
  const now = useRef(messages);
  now.current = messages;
  const add = useCallback(
    (more: readonly MessageView[]) => setMessages((all) => mergeMessages(all, more)),
    [],
  );
  const whole = wholeUpTo(messages);

  const fetchMore = useCallback(async () => {
    try {
      add(await catchUp(id, now.current));
      setError(undefined);
      setKnown(true);
    } catch (failed) {
      if (failed instanceof CallFailed) setError(failed);
    }
  }, [id, add]);

  useEffect(() => {
    if (lastSeq > whole || !known) void fetchMore();
  }, [lastSeq, whole, known, fetchMore]);

  const first = messages[0]?.seq ?? 1;
  const earlier = async () => {
    const query = { before: first, limit: atOnce };
    const { items } = await call(listMessages, { params: { id }, query });
    add(items);
  };
  return {
    messages,
    add,
    known,
    error,
    retry: fetchMore,
    earlier: first > 1 ? earlier : undefined,
  };
};

/** Tells the server how far one has read, once for each new height, and only while the page is looked at. */
export const useReadMark = (talk: ConversationView, seq: number): void => {
  const mark = useSend(markRead);
  const { mutate } = mark;
  const marked = useRef(0);
  const { id, unread } = talk;
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState !== 'visible' || seq <= marked.current || unread === 0) return;
      marked.current = seq;
      mutate({ params: { id }, body: { seq } });
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [id, seq, unread, mutate]);
};
