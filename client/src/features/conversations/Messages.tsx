import type {
  ConversationView,
  MessageView,
} from '@zhiqiao/shared/conversations/conversation.schema';
import { useLayoutEffect, useRef } from 'react';
import { dayText, shortDayText, timeText } from '../../platform/format.ts';
import { houseOfRole, useMe } from '../../platform/session.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import type { Unsent } from './outbox.ts';
import type { Outbox } from './useOutbox.ts';

const useMoment = () => {
  const t = useWords();
  const language = useLanguage();
  return (at: string): string => {
    const today = dayText(at, language) === dayText(new Date(), language);
    return today
      ? t('talk.today', { time: timeText(at) })
      : `${shortDayText(at, language)} ${timeText(at)}`;
  };
};

const Said = ({ message, talk }: { message: MessageView; talk: ConversationView }) => {
  const t = useWords();
  const { account, house } = useMe();
  const moment = useMoment();
  const ours = houseOfRole(message.author.role as 'expert') === house;
  const mine = message.author.id === account?.id;
  return (
    <li className={ours ? 'said-line ours' : 'said-line'}>
      <p className="bubble">{message.text}</p>
      <p className="small muted dotted">
        <span>{mine ? t('talk.you') : message.author.name}</span>
        <span>{moment(message.at)}</span>
        {ours && message.seq <= talk.readByOther ? <span>{t('talk.read')}</span> : null}
      </p>
    </li>
  );
};

const OnItsWay = ({ one, outbox }: { one: Unsent; outbox: Outbox }) => {
  const t = useWords();
  const state = one.refused
    ? t('talk.failed', { why: t(`refusals.${one.refused as 'fault'}`) })
    : t(outbox.stuck ? 'talk.waiting' : 'talk.sending');
  const late = one.refused || outbox.stuck;
  return (
    <li className="said-line ours on-its-way">
      <p className="bubble">{one.text}</p>
      <div className="row wrap small" role="status">
        <span className={late ? 'waits' : 'muted'}>{state}</span>
        {late ? (
          <Action look="text" size="small" onClick={() => outbox.again(one.clientId)}>
            {t('talk.again')}
          </Action>
        ) : null}
        {one.refused ? (
          <Action look="text" size="small" onClick={() => outbox.discard(one.clientId)}>
            {t('talk.discard')}
          </Action>
        ) : null}
      </div>
    </li>
  );
};

interface Props {
  talk: ConversationView;
  messages: readonly MessageView[];
  earlier: (() => Promise<void>) | undefined;
  outbox: Outbox;
}

/** What was said, in order, then what is on its way. Stays at the end unless one has scrolled up. */
export const Messages = ({ talk, messages, earlier, outbox }: Props) => {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const last = messages.at(-1)?.seq ?? 0;
  const away = outbox.unsent.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message or one on its way moves the view
  useLayoutEffect(() => {
    box.current?.scrollTo?.({ top: box.current.scrollHeight });
  }, [last, away]);
  // Taken by the server and not yet off the list: shown once.
  const taken = new Set(messages.map(({ clientId }) => clientId));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="said-box" ref={box} tabIndex={0} aria-label={t('talk.messages')}>
      {earlier ? (
        <div className="said-more">
          <Action size="small" onClick={() => void earlier()}>
            {t('talk.earlier')}
          </Action>
        </div>
      ) : (
        <p className="small muted said-more">{t('talk.begin')}</p>
      )}
      <ol aria-live="polite">
        {messages.map((message) => (
          <Said key={message.seq} message={message} talk={talk} />
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
