import { useState } from 'react';
import { dayText } from '../platform/format.ts';
import { useLanguage, useWords } from '../platform/words/speech.ts';
import { Action } from './Action.tsx';
import './LinkToCopy.css';

/** A link that was just made: to be copied and handed on by whoever made it, and until when it holds. */
export const LinkToCopy = (props: { label: string; path: string; until: string }) => {
  const t = useWords();
  const language = useLanguage();
  const [copied, setCopied] = useState(false);
  const link = `${window.location.origin}${props.path}`;
  const copy = async () => {
    // Without the right to the clipboard the text stays selected, to be copied by hand.
    await navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div className="stack tight">
      <div className="invite-row">
        <input
          className="invite-made"
          readOnly
          aria-label={props.label}
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <Action onClick={() => void copy()}>{t(copied ? 'account.copied' : 'account.copy')}</Action>
      </div>
      <p className="small muted" role="status">
        {t('account.linkUntil', { day: dayText(props.until, language) })}
      </p>
    </div>
  );
};
