import type {
  ConversationView,
  MessageView,
} from '@zhiqiao/shared/conversations/conversation.schema';
import { dayText, shortDayText, timeText } from '../../platform/format.ts';
import { useMe } from '../../platform/session.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
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
}

/** What the talk notes by itself, between what people say. */
const Note = ({ message }: { message: MessageView }) => {
  const t = useWords();
  const moment = useMoment();
  return (
    <li className="said-note small">
      <span>
        {t(`talk.note.${message.note!}`, { name: message.author.name })}
        <span className="muted"> · {moment(message.at)}</span>
      </span>
    </li>
  );
};

export const Quote = ({ quote }: { quote: NonNullable<MessageView['quote']> }) => {
  const t = useWords();
  return (
    <a className="said-quote small" href={`#said-${quote.seq}`}>
      <b>{quote.name}</b> <span className="clip">{quote.text || t('talk.gone')}</span>
    </a>
  );
};

const Words = ({ message }: { message: MessageView }) => {
  const t = useWords();
  if (message.withdrawnAt)
    return <p className="bubble gone">{t('talk.withdrawn', { name: message.author.name })}</p>;
  return (
    <>
      {message.text ? (
        <div className="bubble">
          {message.quote ? <Quote quote={message.quote} /> : null}
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
export const Said = ({ message, talk, onDeed }: Props) => {
  const t = useWords();
  const { account } = useMe();
  const moment = useMoment();
  if (message.note) return <Note message={message} />;
  const ours = message.author.side === talk.side;
  const mine = message.author.id === account?.id;
  return (
    <li className={ours ? 'said-line ours' : 'said-line'} id={`said-${message.seq}`}>
      <Words message={message} />
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
