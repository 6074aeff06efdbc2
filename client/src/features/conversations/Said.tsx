import type {
  ConversationView,
  MessageView,
} from '@zhiqiao/shared/conversations/conversation.schema';
import { dayText, shortDayText, timeText } from '../../platform/format.ts';
import { useMe } from '../../platform/session.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { ContactAnswer } from './ContactPanel.tsx';
import { SafeText } from './SafeText.tsx';
import { type SaidDeed, SaidDeeds } from './SaidDeeds.tsx';
import { SaidFiles } from './SaidFiles.tsx';

export const useMoment = () => {
  const t = useWords();
  const language = useLanguage();
  return (at: string): string => {
    const today = dayText(at, language) === dayText(new Date(), language);
    return today
      ? t('talk.today', { time: timeText(at) })
      : `${shortDayText(at, language)} ${timeText(at)}`;
  };
};

interface Props {
  message: MessageView;
  talk: ConversationView;
  onDeed: (deed: SaidDeed, message: MessageView) => void;
  onAim: (seq: number) => void;
  /** it is the one that was looked for */
  aimed: boolean;
  /** it is the latest of its kind, so that it may ask for an answer */
  latest: boolean;
}

/** What the talk notes by itself, between what people say. */
const Note = ({ message, talk, latest }: Pick<Props, 'message' | 'talk' | 'latest'>) => {
  const t = useWords();
  const moment = useMoment();
  return (
    <li className="said-note small">
      <span>
        {t(`talk.note.${message.note!}`, { name: message.author.name })}
        <span className="muted"> · {moment(message.at)}</span>
      </span>
      {latest && message.note === 'contactAsked' && talk.contact.state === 'asked' ? (
        <ContactAnswer talk={talk} />
      ) : null}
    </li>
  );
};

interface QuoteProps {
  quote: NonNullable<MessageView['quote']>;
  /** leads to what is quoted */
  onAim?: (seq: number) => void;
}

export const Quote = ({ quote, onAim }: QuoteProps) => {
  const t = useWords();
  return (
    <button type="button" className="said-quote small" onClick={() => onAim?.(quote.seq)}>
      <b>{quote.name}</b> <span className="clip">{quote.text || t('talk.gone')}</span>
    </button>
  );
};

const Words = ({ message, onAim }: Pick<Props, 'message' | 'onAim'>) => {
  const t = useWords();
  if (message.withdrawnAt)
    return <p className="bubble gone">{t('talk.withdrawn', { name: message.author.name })}</p>;
  return (
    <>
      {message.text ? (
        <div className="bubble">
          {message.quote ? <Quote quote={message.quote} onAim={onAim} /> : null}
          <SafeText text={message.text} />
        </div>
      ) : null}
      <SaidFiles files={message.files} hidden={message.filesHidden} tier={message.fileTier} />
    </>
  );
};

/** Those who were called in are named with their house. */
const called: readonly string[] = ['unit', 'bureau'];

/** One message: on the right what our side said, who and when below it, what may be done with it beside. */
export const Said = ({ message, talk, onDeed, onAim, aimed, latest }: Props) => {
  const t = useWords();
  const { account } = useMe();
  const moment = useMoment();
  if (message.note) return <Note {...{ message, talk, latest }} />;
  const ours = message.author.side === talk.side;
  const mine = message.author.id === account?.id;
  return (
    <li
      className={['said-line', ours && 'ours', aimed && 'aimed'].filter(Boolean).join(' ')}
      id={`said-${message.seq}`}
    >
      <Words message={message} onAim={onAim} />
      <div className="row said-foot small muted">
        <p className="dotted">
          <span>{mine ? t('talk.you') : message.author.name}</span>
          {called.includes(message.author.side) ? (
            <span>{t(`talk.side.${message.author.side}`)}</span>
          ) : null}
          <span>{moment(message.at)}</span>
          {message.editedAt && !message.withdrawnAt ? <span>{t('talk.edited')}</span> : null}
          {ours && message.seq <= talk.readByOther ? <span>{t('talk.read')}</span> : null}
        </p>
        {message.withdrawnAt ? null : (
          <SaidDeeds talk={talk} message={message} mine={mine} onDeed={onDeed} />
        )}
      </div>
    </li>
  );
};
