import { sendMessage } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CallFailed, call } from '../../platform/call.ts';
import { keepOutbox, readOutbox, type Unsent } from './outbox.ts';

const pause = 5_000;

/** No answer, or a server that is down: worth trying again by itself. Anything else is a no. */
const passes = (error: unknown): boolean =>
  !(error instanceof CallFailed) ||
  error.status === 0 ||
  error.status >= 500 ||
  error.status === 429;

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
      list.current = next;
      keepOutbox(account, talk, next);
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
  const [stuck, setStuck] = useState(false);
  const heard = useRef(onSent);
  heard.current = onSent;

  /** Sends one; says whether the next may follow. */
  const sendOne = useCallback(
    async ({ clientId, text }: Unsent): Promise<boolean> => {
      const rest = () => list.current.filter((one) => one.clientId !== clientId);
      try {
        const message = await call(sendMessage, { params: { id: talk }, body: { clientId, text } });
        setStuck(false);
        heard.current(message);
        set(rest());
        return true;
      } catch (error) {
        if (passes(error)) {
          setStuck(true);
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
  return { flush, stuck };
};

/**
 * Sends in order, one after another, each under an id made here: the same id again stores nothing twice, so a message
 * whose answer was lost may be sent again. What was not taken survives a reload.
 */
export const useOutbox = ({ account, talk, onSent }: Options) => {
  const { list, unsent, set } = useUnsent(account, talk);
  const { flush, stuck } = useFlush({ list, set }, talk, onSent);

  useEffect(() => {
    void flush();
    const again = () => void flush();
    window.addEventListener('online', again);
    const timer = stuck ? setInterval(again, pause) : undefined;
    return () => {
      window.removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [flush, stuck]);

  const send = (text: string) => {
    set([...list.current, { clientId: crypto.randomUUID(), text, at: new Date().toISOString() }]);
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
  return { unsent, stuck, send, again, discard };
};
export type Outbox = ReturnType<typeof useOutbox>;
