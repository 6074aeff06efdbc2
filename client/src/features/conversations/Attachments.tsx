import { useId } from 'react';
import { sizeText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
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

const Tier = ({ attaching }: { attaching: Attaching }) => {
  const t = useWords();
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

/** Which file did not go, and why: without a network it is held and goes later, else something is wrong with it. */
const NotAttached = ({ attaching: { error, again } }: { attaching: Attaching }) => {
  const t = useWords();
  if (!error) return null;
  if (again)
    return (
      <div className="failed" role="alert">
        <p className="small grow">{t('talk.fileHeld', { name: error.name })}</p>
        <Action onClick={again}>{t('ui.retry')}</Action>
      </div>
    );
  return (
    <>
      <FailedBox error={error.cause} title={t('talk.notAttached', { name: error.name })} />
      <p className="small muted">{t('talk.attachable')}</p>
    </>
  );
};

/** What will go with the next message. @param keeps whether the writer may keep a file from whoever is called in, now or later */
export const Attachments = ({ attaching, keeps }: { attaching: Attaching; keeps: boolean }) => {
  const t = useWords();
  const { files, sending } = attaching;
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
      {files.length > 0 && keeps ? <Tier attaching={attaching} /> : null}
      <span className="small muted" aria-live="polite">
        {sending ? t('talk.uploading', { name: sending }) : null}
      </span>
      <NotAttached attaching={attaching} />
    </>
  );
};
