import { sendMessage } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CallFailed, call } from '../../platform/call.ts';
import { changeOutbox, readOutbox, type Unsent } from './outbox.ts';

/** Milliseconds to the next try: 2, 4, 8 ... at most 30 seconds, drawn a little apart. */
const pauseAfter = (tries: number): number =>
  Math.min(30_000, 1000 * 2 ** tries) * (0.75 + Math.random() / 2);

/** No answer, or a server that is down: worth trying again by itself. Anything else is a no. */
const passes = (error: unknown): boolean =>
  !(error instanceof CallFailed) ||
  error.status === 0 ||
  error.status >= 500 ||
  error.status === 429;

const bodyOf = ({ clientId, text, quote, files, fileTier }: Unsent) => ({
  clientId,
  text,
  ...(quote ? { quote: quote.seq } : {}),
  ...(files?.length ? { files: files.map(({ id }) => id), fileTier: fileTier ?? 'all' } : {}),
});

interface Options {
  account: string;
  talk: string;
  onSent: (message: MessageView) => void;
}

const useUnsent = (account: string, talk: string) => {
  const list = useRef(readOutbox(account, talk));
  const [unsent, show] = useState<readonly Unsent[]>(list.current);
  const set = useCallback(
    (next: Unsent[]) => {
      changeOutbox(account, talk, list.current, next);
      list.current = next;
      show(next);
    },
    [account, talk],
  );
  return { list, unsent, set };
};

type Kept = ReturnType<typeof useUnsent>;

const useFlush = (
  { list, set }: Pick<Kept, 'list' | 'set'>,
  talk: string,
  onSent: Options['onSent'],
) => {
  const busy = useRef(false);
  const [tries, setTries] = useState(0);
  const heard = useRef(onSent);
  heard.current = onSent;

  /** Sends one; says whether the next may follow. */
  const sendOne = useCallback(
    async (one: Unsent): Promise<boolean> => {
      const { clientId } = one;
      const rest = () => list.current.filter((one) => one.clientId !== clientId);
      try {
        const message = await call(sendMessage, { params: { id: talk }, body: bodyOf(one) });
        setTries(0);
        heard.current(message);
        set(rest());
        return true;
      } catch (error) {
        if (passes(error)) {
          setTries((count) => count + 1);
          return false;
        }
        const refused = error instanceof CallFailed ? error.code : 'fault';
        set(list.current.map((one) => (one.clientId === clientId ? { ...one, refused } : one)));
        return true;
      }
    },
    [list, set, talk],
  );

  const flush = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    let next = list.current.find((one) => !one.refused);
    while (next && (await sendOne(next))) next = list.current.find((one) => !one.refused);
    busy.current = false;
  }, [list, sendOne]);
  return { flush, tries };
};

/**
 * Sends in order, one after another, each under an id made here: the same id again stores nothing twice, so a message
 * whose answer was lost may be sent again. What was not taken survives a reload.
 */
export const useOutbox = ({ account, talk, onSent }: Options) => {
  const { list, unsent, set } = useUnsent(account, talk);
  const { flush, tries } = useFlush({ list, set }, talk, onSent);

  useEffect(() => {
    if (tries === 0) void flush();
    const again = () => void flush();
    window.addEventListener('online', again);
    const timer = tries ? setTimeout(again, pauseAfter(tries)) : undefined;
    return () => {
      window.removeEventListener('online', again);
      clearTimeout(timer);
    };
  }, [flush, tries]);

  const send = (said: Omit<Unsent, 'clientId' | 'at'>) => {
    set([
      ...list.current,
      { ...said, clientId: crypto.randomUUID(), at: new Date().toISOString() },
    ]);
    void flush();
  };
  const again = (clientId: string) => {
    const retried = ({ refused, ...one }: Unsent): Unsent =>
      refused && one.clientId !== clientId ? { ...one, refused } : one;
    set(list.current.map(retried));
    void flush();
  };
  const discard = (clientId: string) =>
    set(list.current.filter((one) => one.clientId !== clientId));
  return { unsent, stuck: tries > 0, send, again, discard };
};
export type Outbox = ReturnType<typeof useOutbox>;
