import { uploadFile } from '@zhiqiao/shared/files/file.endpoints';
import { useId, useRef, useState } from 'react';
import { call } from '../platform/call.ts';
import { sizeText } from '../platform/format.ts';
import { useWords } from '../platform/words/speech.ts';
import { FailedBox } from './FailedBox.tsx';
import './FilesField.css';

/** A file that was uploaded: its id and what to call it. */
export interface FileLink {
  id: string;
  name: string;
  size: number;
  mime: string;
}

interface Props {
  files: readonly FileLink[];
  onChange: (files: FileLink[]) => void;
  /** how many may hang there */
  most?: number;
  /** what may hang there, in words; any kind of paper when nothing is said */
  hint?: string;
  /** the kinds the device offers to choose, as `accept` of an input */
  accept?: string;
  /** the field's name in a refusal */
  name?: string;
  issue?: string | undefined;
}

/** Uploads one after another; what came through stays when a later one fails. */
const useUploading = ({ files: held, onChange, most = 10 }: Props) => {
  const [sending, setSending] = useState<string>();
  const [error, setError] = useState<unknown>();
  const files = useRef(held);
  files.current = held;
  const take = async (chosen: readonly File[]) => {
    setError(undefined);
    try {
      for (const file of chosen.slice(0, most - files.current.length)) {
        setSending(file.name);
        const link = await call(uploadFile, { file });
        const next = [...files.current, link];
        onChange(next);
        files.current = next;
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
  files: readonly FileLink[];
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
            className="file-remove"
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
  hint,
  accept,
  onFiles,
}: {
  busy: string | undefined;
  hint: string;
  accept: string | undefined;
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
        accept={accept}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <span className="small muted" aria-live="polite">
        {busy ? t('posting.file.sending', { name: busy }) : hint}
      </span>
    </div>
  );
};

/** Files chosen or dropped: each is uploaded at once and is private until what it hangs on is saved. */
export const FilesField = (props: Props) => {
  const t = useWords();
  const { files, onChange, most = 10, name = 'files', issue, accept } = props;
  const { sending, error, take } = useUploading(props);
  return (
    <div className="stack" data-field={name}>
      <FileLines
        files={files}
        onRemove={(id) => onChange(files.filter((file) => file.id !== id))}
      />
      {files.length < most ? (
        <Drop
          busy={sending}
          hint={props.hint ?? t('posting.file.hint', { most })}
          accept={accept}
          onFiles={(chosen) => void take(chosen)}
        />
      ) : (
        <p className="small muted">{t('posting.file.full', { most })}</p>
      )}
      {issue ? <p className="small late">{issue}</p> : null}
      {error ? <FailedBox error={error} /> : null}
    </div>
  );
};
