import { editMessage, withdrawMessage } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';
import { type FormEvent, useId, useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

interface Props {
  talk: string;
  message: MessageView;
  deed: 'edit' | 'withdraw';
  minutes: number;
  onDone: (changed?: MessageView) => void;
}

/** Changes one's own words, or takes them back; both leave a mark that everybody sees. */
export const ChangeSaid = ({ talk, message, deed, minutes, onDone }: Props) => {
  const t = useWords();
  const form = useId();
  const [text, setText] = useState(message.text);
  const edit = useSend(editMessage, { onDone });
  const withdraw = useSend(withdrawMessage, { onDone });
  const { isPending, error } = deed === 'edit' ? edit : withdraw;
  const params = { id: talk, seq: message.seq };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (deed === 'edit') edit.mutate({ params, body: { text } });
    else withdraw.mutate({ params });
  };
  return (
    <Sheet
      open
      onClose={() => onDone()}
      title={t(`talk.change.${deed}`)}
      foot={
        <Action
          look={deed === 'edit' ? 'primary' : 'danger'}
          type="submit"
          form={form}
          busy={isPending}
          full
        >
          {t(`talk.change.${deed}Now`)}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        {error ? <FailedBox error={error} focus /> : null}
        <p className="muted">{t(`talk.change.${deed}Text`, { minutes })}</p>
        {deed === 'edit' ? (
          <TextField
            label={t('talk.change.words')}
            name="text"
            lines={4}
            value={text}
            onChange={setText}
            error={error?.issues.find(({ path }) => path === 'text')?.message}
          />
        ) : (
          <blockquote className="bubble">{message.text}</blockquote>
        )}
      </form>
    </Sheet>
  );
};
