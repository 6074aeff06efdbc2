import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react';
import type { CallFailed } from '../platform/call.ts';
import { Action } from './Action.tsx';
import { FailedBox } from './FailedBox.tsx';
import { TextField } from './Field.tsx';
import { Sheet } from './Sheet.tsx';

interface Props {
  title: ReactNode;
  /** what will follow */
  what?: ReactNode;
  /** the word on the button: the deed itself */
  submit: string;
  danger?: boolean;
  /** a sentence that goes with it; with `missing`, it must be written */
  note?: { label: string; missing?: string | undefined; hint?: string };
  busy: boolean;
  error: CallFailed | null;
  onSend: (note: string) => void;
  onClose: () => void;
}

/** A deed asked for without antd: what follows, a sentence if it needs one, one button. What was typed survives a refusal. */
export const DeedSheet = (props: Props) => {
  const { note, error, busy, onSend } = props;
  const form = useId();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const missing = note?.missing && text.trim().length < 2 ? note.missing : undefined;
  useEffect(() => {
    const field = document.getElementById(form)?.querySelector('textarea');
    const button = document.querySelector<HTMLElement>(`button[form="${CSS.escape(form)}"]`);
    (field ?? button)?.focus();
  }, [form]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing) onSend(text);
  };
  const said = error?.issues.find(({ path }) => path === 'note')?.message;
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={props.title}
      foot={
        <Action
          look={props.danger ? 'danger' : 'primary'}
          type="submit"
          form={form}
          busy={busy}
          full
        >
          {props.submit}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        {props.what ? <p className="soft">{props.what}</p> : null}
        {note ? (
          <TextField
            name="note"
            label={note.label}
            hint={note.hint}
            lines={3}
            maxLength={300}
            value={text}
            error={said ?? (tried ? missing : undefined)}
            onChange={setText}
          />
        ) : null}
        {error ? <FailedBox error={error} /> : null}
      </form>
    </Sheet>
  );
};
