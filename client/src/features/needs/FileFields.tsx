import { uploadFile } from '@zhiqiao/shared/files/file.endpoints';
import { useId, useRef, useState } from 'react';
import { call } from '../../platform/call.ts';
import { sizeText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';
import { FailedBox } from '../../ui/FailedBox.tsx';
import type { NeedForm } from './need.form.ts';
import type { BlockProps } from './ProblemFields.tsx';

const most = 10;

/** Uploads one after another; what came through stays when a later one fails. */
const useUploading = ({ form, set }: Pick<BlockProps, 'form' | 'set'>) => {
  const [sending, setSending] = useState<string>();
  const [error, setError] = useState<unknown>();
  const files = useRef(form.files);
  files.current = form.files;
  const take = async (chosen: readonly File[]) => {
    setError(undefined);
    try {
      for (const file of chosen.slice(0, most - files.current.length)) {
        setSending(file.name);
        const link = await call(uploadFile, { file });
        set({ files: [...files.current, link] });
        files.current = [...files.current, link];
      }
    } catch (failure) {
      setError(failure);
    } finally {
      setSending(undefined);
    }
  };
  return { sending, error, take };
};

const FileLines = ({
  files,
  onRemove,
}: {
  files: NeedForm['files'];
  onRemove: (id: string) => void;
}) => {
  const t = useWords();
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id} className="file-line">
          <a className="underlined clip" href={`/api/files/${file.id}`} download={file.name}>
            {file.name}
          </a>
          <span className="small muted keep grow">{sizeText(file.size)}</span>
          <button
            type="button"
            className="ind-remove"
            aria-label={t('posting.file.remove', { name: file.name })}
            onClick={() => onRemove(file.id)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
};

const Drop = ({
  busy,
  onFiles,
}: {
  busy: string | undefined;
  onFiles: (files: File[]) => void;
}) => {
  const t = useWords();
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside is the first
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <span>
        <span className="not-phone">{t('posting.file.drop')} </span>
        <label htmlFor={id}>{t('posting.file.pick')}</label>
      </span>
      <input
        id={id}
        className="unseen"
        type="file"
        multiple
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <span className="small muted" aria-live="polite">
        {busy ? t('posting.file.sending', { name: busy }) : t('posting.file.hint')}
      </span>
    </div>
  );
};

/** Block four: drawings, reports, photos. */
export const FileFields = ({ form, issues, set }: BlockProps) => {
  const t = useWords();
  const { sending, error, take } = useUploading({ form, set });
  return (
    <div className="stack" data-field="files">
      <FileLines
        files={form.files}
        onRemove={(id) => set({ files: form.files.filter((file) => file.id !== id) })}
      />
      {form.files.length < most ? (
        <Drop busy={sending} onFiles={(files) => void take(files)} />
      ) : (
        <p className="small muted">{t('posting.file.full')}</p>
      )}
      {issues.files ? <p className="small late">{issues.files}</p> : null}
      {error ? <FailedBox error={error} /> : null}
    </div>
  );
};
