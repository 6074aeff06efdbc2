import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useDraft } from '../../platform/draft.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';

interface Props {
  name: string;
  draftKey: string;
  onSend: (text: string) => void;
}

/** The box at the bottom: kept as a draft, sent by the button or Ctrl + Enter, never while a character is chosen. */
export const Composer = ({ name, draftKey, onSend }: Props) => {
  const t = useWords();
  const [typed, setTyped] = useState<string>();
  const draft = useDraft<string>(draftKey, typed);
  const text = typed ?? draft.restored ?? '';
  const send = () => {
    if (!text.trim()) return;
    onSend(text.trim());
    draft.clear();
    setTyped('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    if (event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form className="composer" onSubmit={submit}>
      <textarea
        rows={2}
        maxLength={4000}
        aria-label={t('talk.write', { name })}
        placeholder={t('talk.placeholder', { name })}
        value={text}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="row spread">
        <span className="small muted not-phone">{t('talk.keys')}</span>
        <span className="grow" />
        <Action type="submit" look="primary" blocked={undefined}>
          {t('talk.send')}
        </Action>
      </div>
    </form>
  );
};
