import { checkImport } from '@zhiqiao/shared/imports/import.endpoints';
import type { ImportKind, ImportView } from '@zhiqiao/shared/imports/import.schema';
import { type ReactNode, useId, useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Panel } from '../../ui/Panel.tsx';
import '../../ui/Action.css';
import './ImportResult.css';

interface Props {
  kind: ImportKind;
  /** whose the rows are that name nobody */
  organisation: string;
  /** the choice of that organisation, where the kind has one */
  whose?: ReactNode;
  onChecked: (view: ImportView) => void;
}

const FileField = ({
  onFile,
  busy,
}: {
  onFile: (file: File) => void;
  busy: string | undefined;
}) => {
  const t = useWords();
  const id = useId();
  return (
    <div className="import-file">
      <div className="stack tight">
        <b>{t('imports.file')}</b>
        <div>
          <label htmlFor={id} className="action primary">
            {t('imports.fileButton')}
          </label>
        </div>
        <input
          id={id}
          className="unseen"
          type="file"
          accept=".xlsx,.json"
          disabled={busy !== undefined}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // The same file, mended, can be chosen again.
            event.target.value = '';
            if (file) onFile(file);
          }}
        />
        <p className="small soft" role="status">
          {busy === undefined ? t('imports.drop') : t('imports.checking', { name: busy })}
        </p>
      </div>
    </div>
  );
};

/** The template, whose rows they are, and the file: choosing it starts the dry run. */
export const ImportForm = ({ kind, organisation, whose, onChecked }: Props) => {
  const t = useWords();
  const [name, setName] = useState('');
  const send = useSend(checkImport, { onDone: onChecked });
  const check = (file: File) => {
    setName(file.name);
    send.mutate({ params: { kind }, query: organisation ? { organisation } : {}, file });
  };
  return (
    <Panel
      title={t('imports.step.choose')}
      aside={
        <Action size="small" href={`/api/imports/${kind}/template`} download>
          {t('imports.template')}
        </Action>
      }
      foot={<span className="muted">{t(`imports.after.${kind}`)}</span>}
    >
      <div className="stack">
        <p className="small soft">{t('imports.templateHint')}</p>
        {whose}
        <FileField onFile={check} busy={send.isPending ? name : undefined} />
        {send.error ? (
          <FailedBox error={send.error} title={t('imports.checkFailed')} focus />
        ) : null}
      </div>
    </Panel>
  );
};
