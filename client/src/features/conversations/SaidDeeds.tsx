import type {
  ConversationView,
  MessageView,
} from '@zhiqiao/shared/conversations/conversation.schema';
import { useWords } from '../../platform/words/speech.ts';

export const saidDeeds = ['answer', 'edit', 'withdraw'] as const;
export type SaidDeed = (typeof saidDeeds)[number];

/** What may be done with a message now: the server decides; the minutes only keep a button from being in vain. */
export const deedsOn = (
  talk: Pick<ConversationView, 'editMinutes' | 'withdrawMinutes'>,
  message: Pick<MessageView, 'at' | 'text'>,
  mine: boolean,
  now = Date.now(),
): SaidDeed[] => {
  const minutes = (now - Date.parse(message.at)) / 60_000;
  return saidDeeds.filter((deed) => {
    if (deed === 'answer') return true;
    if (deed === 'edit') return mine && minutes < talk.editMinutes && message.text !== '';
    return mine && minutes < talk.withdrawMinutes;
  });
};

interface Props {
  talk: ConversationView;
  message: MessageView;
  mine: boolean;
  onDeed: (deed: SaidDeed, message: MessageView) => void;
}

export const SaidDeeds = ({ talk, message, mine, onDeed }: Props) => {
  const t = useWords();
  return (
    <span className="said-deeds">
      {deedsOn(talk, message, mine).map((deed) => (
        <button
          type="button"
          key={deed}
          aria-label={t(`talk.deedOn.${deed}`, {
            name: message.author.name,
            text: message.text.slice(0, 20),
          })}
          onClick={() => onDeed(deed, message)}
        >
          {t(`talk.deed.${deed}`)}
        </button>
      ))}
    </span>
  );
};
