import type {
  ConversationView,
  MessageView,
} from '@zhiqiao/shared/conversations/conversation.schema';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { OnItsWay } from './OnItsWay.tsx';
import { Said } from './Said.tsx';
import type { SaidDeed } from './SaidDeeds.tsx';
import type { Outbox } from './useOutbox.ts';
import './said.css';

/** A new one each time, so that the same message can be looked for again. */
export interface Aim {
  seq: number;
}

interface Props {
  talk: ConversationView;
  messages: readonly MessageView[];
  earlier: (() => Promise<void>) | undefined;
  outbox: Outbox;
  onDeed: (deed: SaidDeed, message: MessageView) => void;
  /** the message that was looked for, by its seq; earlier ones are fetched until it is here */
  aim: Aim | undefined;
  onAim: (seq: number) => void;
}

/** Keeps the end in view as it grows, unless one has scrolled up to read; what one writes oneself always shows. */
const useEnd = (last: number, away: number) => {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const was = useRef({ away: 0 });
  useLayoutEffect(() => {
    const wrote = away > was.current.away;
    was.current = { away };
    if (last >= 0 && (atEnd.current || wrote))
      box.current?.scrollTo?.({ top: box.current.scrollHeight });
  }, [last, away]);
  useEffect(() => {
    const { current } = box;
    if (!current || typeof ResizeObserver === 'undefined') return;
    // A picture that has come, or a growing field below, must not push the end out of sight.
    const watch = new ResizeObserver(() => {
      if (atEnd.current) current.scrollTo?.({ top: current.scrollHeight });
    });
    for (const part of [current, ...current.children]) watch.observe(part);
    return () => watch.disconnect();
  }, []);
  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    atEnd.current = scrollHeight - scrollTop - clientHeight < 80;
  };
  return { box, onScroll };
};

/** Brings what was looked for into the middle; `box` no longer keeps to its end then. */
const useAim = (
  aim: Aim | undefined,
  messages: readonly MessageView[],
  earlier: Props['earlier'],
) => {
  const first = messages[0]?.seq;
  const fetched = useRef<number>(undefined);
  useEffect(() => {
    if (aim === undefined || first === undefined) return;
    if (aim.seq < first && earlier && fetched.current !== first) {
      fetched.current = first;
      // What cannot be fetched now is told by the talk's own failure.
      earlier().catch(() => {});
    }
    if (aim.seq >= first)
      document.getElementById(`said-${aim.seq}`)?.scrollIntoView({ block: 'center' });
  }, [aim, first, earlier]);
};

const Begin = ({ earlier }: Pick<Props, 'earlier'>) => {
  const t = useWords();
  if (!earlier) return <p className="small muted said-more">{t('talk.begin')}</p>;
  return (
    <div className="said-more">
      <Action size="small" onClick={() => void earlier()}>
        {t('talk.earlier')}
      </Action>
    </div>
  );
};

/** What was said, in order, then what is on its way. */
export const Messages = ({ talk, messages, earlier, outbox, onDeed, aim, onAim }: Props) => {
  const t = useWords();
  const { box, onScroll } = useEnd(messages.at(-1)?.seq ?? 0, outbox.unsent.length);
  useAim(aim, messages, earlier);
  const lastNote = messages.findLast(({ note }) => note?.startsWith('contact'))?.seq;
  // Taken by the server and not yet off the list: shown once.
  const taken = new Set(messages.map(({ clientId }) => clientId));
  return (
    <section
      className="said-box"
      ref={box}
      onScroll={onScroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('talk.messages')}
    >
      <Begin earlier={earlier} />
      <ol aria-live="polite">
        {messages.map((message) => (
          <Said
            key={message.seq}
            {...{ message, talk, onDeed, onAim }}
            aimed={message.seq === aim?.seq}
            latest={message.seq === lastNote}
          />
        ))}
        {outbox.unsent
          .filter(({ clientId }) => !taken.has(clientId))
          .map((one) => (
            <OnItsWay key={one.clientId} one={one} outbox={outbox} />
          ))}
      </ol>
    </section>
  );
};
