import { listMessages, markRead } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type {
  ConversationView,
  MessageView,
} from '@zhiqiao/shared/conversations/conversation.schema';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { CallFailed, call } from '../../platform/call.ts';
import { useSend } from '../../platform/query.ts';
import { enterRoom } from '../../platform/rooms.ts';

const atOnce = 50;

/** Both lists as one, by seq, each message once, as it was last changed. */
export const mergeMessages = (
  known: readonly MessageView[],
  more: readonly MessageView[],
): MessageView[] => {
  const bySeq = new Map(known.map((one) => [one.seq, one]));
  for (const one of more)
    if (one.change >= (bySeq.get(one.seq)?.change ?? 0)) bySeq.set(one.seq, one);
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
};

/** What was edited or withdrawn since a count, of the messages that are here. */
const catchChanges = async (id: string, changed: number): Promise<MessageView[]> =>
  (await call(listMessages, { params: { id }, query: { changed, limit: 200 } })).items;

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

/** Fetches what was edited or withdrawn, from the count that was seen last; what is not here stays away. */
const useChanges = (
  id: string,
  changes: number,
  known: boolean,
  add: (more: readonly MessageView[]) => void,
) => {
  const seen = useRef<number>(undefined);
  useEffect(() => {
    if (!known) return;
    const from = seen.current;
    seen.current = changes;
    if (from === undefined || from >= changes) return;
    catchChanges(id, from).then(add, () => {
      seen.current = from;
    });
  }, [id, changes, known, add]);
};

/** What is heard while the talk is open, and what was changed while one was away. */
const useHeard = (
  { id, changes }: ConversationView,
  known: boolean,
  now: RefObject<MessageView[]>,
  add: (more: readonly MessageView[]) => void,
) => {
  const addChanged = useCallback(
    (more: readonly MessageView[]) => {
      const here = new Set(now.current.map(({ seq }) => seq));
      add(more.filter(({ seq }) => here.has(seq)));
    },
    [now, add],
  );
  useChanges(id, changes, known, addChanged);
  // What is heard before the first page is here would stand alone: that page brings it.
  useEffect(
    () =>
      known ? enterRoom(id, { onSaid: (message) => add([message as MessageView]) }) : undefined,
    [id, known, add],
  );
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
  // One's own words come back with their number before the nudge that tells of what the other said meanwhile.
  const latest = Math.max(lastSeq, messages.at(-1)?.seq ?? 0);

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
    if (latest > whole || !known) void fetchMore();
  }, [latest, whole, known, fetchMore]);

  useHeard(talk, known, now, add);

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
