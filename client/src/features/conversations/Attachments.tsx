import { useId } from 'react';
import { sizeText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';
import { FailedBox } from '../../ui/FailedBox.tsx';
import type { Attaching } from './useAttaching.ts';

/** The way to add a file: a label that looks like a button, the field itself unseen but reachable. */
export const AttachButton = ({ attaching }: { attaching: Attaching }) => {
  const t = useWords();
  const id = useId();
  return (
    <>
      <input
        id={id}
        className="unseen"
        type="file"
        multiple
        accept=".pdf,.png,.jpg,.jpeg,.webp,.gif,.xlsx,.docx,.pptx,.zip,.txt,.csv,.mp4"
        onChange={(event) => {
          void attaching.take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="action text">
        {t('talk.attach')}
      </label>
    </>
  );
};

const Tier = ({ attaching, others }: { attaching: Attaching; others: boolean }) => {
  const t = useWords();
  if (!others) return null;
  return (
    <label className="row small">
      <input
        type="checkbox"
        checked={attaching.tier === 'twoSides'}
        onChange={(event) => attaching.setTier(event.target.checked ? 'twoSides' : 'all')}
      />
      {t('talk.onlyTwoAsk')}
    </label>
  );
};

/** What will go with the next message. @param others whoever was called in, so that one may keep a file from them */
export const Attachments = ({ attaching, others }: { attaching: Attaching; others: boolean }) => {
  const t = useWords();
  const { files, sending, error } = attaching;
  return (
    <>
      {files.length > 0 ? (
        <ul className="attached" aria-label={t('talk.attached')}>
          {files.map((file) => (
            <li key={file.id}>
              <span className="clip">{file.name}</span>
              <span className="small muted keep">{sizeText(file.size)}</span>
              <button
                type="button"
                aria-label={t('talk.detach', { name: file.name })}
                onClick={() => attaching.drop(file.id)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {files.length > 0 ? <Tier attaching={attaching} others={others} /> : null}
      <span className="small muted" aria-live="polite">
        {sending ? t('talk.uploading', { name: sending }) : null}
      </span>
      {error ? <FailedBox error={error} title={t('talk.notAttached')} /> : null}
    </>
  );
};
