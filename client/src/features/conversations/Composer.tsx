import { contactClue } from '@zhiqiao/shared/conversations/contact.clues';
import { talkPolicy, talkStanding } from '@zhiqiao/shared/conversations/conversation.policy';
import type {
  ConversationView,
  MessageView,
} from '@zhiqiao/shared/conversations/conversation.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useDraft } from '../../platform/draft.ts';
import { sayTyping } from '../../platform/rooms.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { AttachButton, Attachments } from './Attachments.tsx';
import type { Unsent } from './outbox.ts';
import { useAttaching } from './useAttaching.ts';
import './said.css';

interface Props {
  talk: ConversationView;
  draftKey: string;
  /** the message that is answered */
  quoted: MessageView | undefined;
  onUnquote: () => void;
  onSend: (said: Omit<Unsent, 'clientId' | 'at'>) => void;
}

/** Before both agreed, a number or an address is pointed out to whoever writes it, and to nobody else. */
const ContactHint = ({ talk, text }: { talk: ConversationView; text: string }) => {
  const t = useWords();
  const listens = talk.side === 'unit' && !talk.office;
  if (listens || talk.contact.state === 'agreed' || talk.side === 'bureau') return null;
  const clue = contactClue(text);
  if (!clue) return null;
  return (
    <p className="contact-hint small" role="status">
      {t(`talk.clue.${clue}`)}
    </p>
  );
};

const Quoted = ({ message, onDrop }: { message: MessageView; onDrop: () => void }) => {
  const t = useWords();
  return (
    <p className="quoting small">
      <span className="clip">
        {t('talk.answering', { name: message.author.name, text: message.text })}
      </span>
      <button type="button" aria-label={t('talk.unquote')} onClick={onDrop}>
        ×
      </button>
    </p>
  );
};

const useSending = ({ draftKey, quoted, onUnquote, onSend }: Props) => {
  const [typed, setTyped] = useState<string>();
  const draft = useDraft<string>(draftKey, typed);
  const attaching = useAttaching();
  const text = typed ?? draft.restored ?? '';
  const send = () => {
    const { files, tier } = attaching;
    if ((!text.trim() && files.length === 0) || attaching.sending) return;
    const quote = quoted && {
      seq: quoted.seq,
      name: quoted.author.name,
      text: quoted.text.slice(0, 80),
    };
    onSend({
      text: text.trim(),
      ...(quote ? { quote } : {}),
      ...(files.length ? { files: [...files], fileTier: tier } : {}),
    });
    draft.clear();
    attaching.clear();
    onUnquote();
    setTyped('');
  };
  return { text, setTyped, attaching, send };
};

// Ctrl + Enter sends, but never while an input method is choosing a character.
const sendsOn = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing;

/** The box at the bottom: kept as a draft, with what hangs on it and what it answers. */
export const Composer = (props: Props) => {
  const t = useWords();
  const { talk, quoted } = props;
  const { text, setTyped, attaching, send } = useSending(props);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (quoted) box.current?.focus();
  }, [quoted]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const name = talk.with;
  return (
    <form className="composer" onSubmit={submit}>
      {quoted ? <Quoted message={quoted} onDrop={props.onUnquote} /> : null}
      <textarea
        ref={box}
        rows={2}
        maxLength={4000}
        aria-label={t('talk.write', { name })}
        placeholder={t('talk.placeholder', { name })}
        value={text}
        onChange={(event) => {
          setTyped(event.target.value);
          sayTyping(talk.id);
        }}
        onKeyDown={(event) => {
          if (!sendsOn(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <ContactHint talk={talk} text={text} />
      <Attachments
        attaching={attaching}
        keeps={permits(talkPolicy, 'seeClosedFiles', [talkStanding(talk)])}
      />
      <div className="row spread">
        <AttachButton attaching={attaching} />
        <span className="grow" />
        <span className="small muted not-phone">{t('talk.keys')}</span>
        <Action type="submit" look="primary" busy={Boolean(attaching.sending)}>
          {t('talk.send')}
        </Action>
      </div>
    </form>
  );
};
