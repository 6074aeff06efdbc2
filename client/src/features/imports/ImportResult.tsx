import { writeImport } from '@zhiqiao/shared/imports/import.endpoints';
import type { ImportKind, ImportView } from '@zhiqiao/shared/imports/import.schema';
import { useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { DeedSheet } from '../../ui/DeedSheet.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ImportFaults } from './ImportFaults.tsx';
import { useImport } from './import.api.ts';
import './ImportResult.css';

interface Ways {
  /** where the written rows can be seen */
  see: (kind: ImportKind) => string;
  onAgain: () => void;
}

type Writing = ReturnType<typeof useWriting>;
const useWriting = (id: string) => {
  const send = useSend(writeImport, {
    touches: ['desk', 'needs', 'experts', 'outcomes', 'search'],
  });
  return {
    ...send,
    write: (skipFaulty: boolean) => send.mutate({ params: { id }, body: { skipFaulty } }),
  };
};

const Progress = ({ view }: { view: ImportView }) => {
  const t = useWords();
  const total = Math.max(1, view.good);
  return (
    <Panel>
      <div className="stack">
        <p role="status">
          <b>{t('imports.writing', { done: view.done, total: view.good })}</b>
        </p>
        <progress
          className="import-progress"
          max={total}
          value={view.done}
          aria-label={t('imports.windowTitle')}
        />
        <p className="small soft">{t('imports.writingHint')}</p>
      </div>
    </Panel>
  );
};

const Ended = ({ view, see, onAgain }: Ways & { view: ImportView }) => {
  const t = useWords();
  const written = view.state === 'written';
  return (
    <Panel>
      <div className="stack">
        <p role="status" className={written ? 'lives big' : 'late big'}>
          <b>{written ? t('imports.written', { count: view.done }) : t('imports.failed')}</b>
        </p>
        <p className="soft">{t(written ? `imports.after.${view.kind}` : 'imports.failedText')}</p>
        <div className="row wrap">
          {written ? (
            <Action look="primary" to={see(view.kind)}>
              {t(`imports.see.${view.kind}`)}
            </Action>
          ) : null}
          <Action look={written ? 'plain' : 'primary'} onClick={onAgain}>
            {t('imports.another')}
          </Action>
        </div>
      </div>
    </Panel>
  );
};

const Skip = ({ view, writing }: { view: ImportView; writing: Writing }) => {
  const t = useWords();
  const [asked, setAsked] = useState(false);
  const { rows, good } = view;
  if (good === 0) return null;
  return (
    <>
      <Action onClick={() => setAsked(true)}>{t('imports.skip', { count: good })}</Action>
      {asked ? (
        <DeedSheet
          title={t('imports.skipTitle')}
          what={t('imports.skipWhat', { rows, good, left: rows - good })}
          submit={t('imports.skip', { count: good })}
          busy={writing.isPending}
          error={writing.error}
          onSend={() => writing.write(true)}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
};

const Checked = ({
  view,
  writing,
  onAgain,
}: Pick<Ways, 'onAgain'> & { view: ImportView; writing: Writing }) => {
  const t = useWords();
  const { rows, good, faultCount } = view;
  const clean = faultCount === 0;
  const title = clean
    ? t('imports.clean', { count: rows })
    : t('imports.faulty', { count: faultCount });
  return (
    <div className="stack">
      <Panel
        title={rows === 0 ? t('imports.nothing') : title}
        aside={t('imports.counts', { rows, good })}
      >
        <div className="stack">
          <p className="soft">
            {t('imports.sheet', { file: view.file, kind: t(`imports.kinds.${view.kind}`) })}
          </p>
          <div className="row wrap">
            {clean && rows > 0 ? (
              <Action look="primary" busy={writing.isPending} onClick={() => writing.write(false)}>
                {t('imports.writeAll', { count: rows })}
              </Action>
            ) : null}
            <Action look={clean && rows > 0 ? 'plain' : 'primary'} onClick={onAgain}>
              {t(clean ? 'imports.another' : 'imports.again')}
            </Action>
            {clean ? null : <Skip view={view} writing={writing} />}
          </div>
        </div>
      </Panel>
      {clean ? null : <ImportFaults view={view} />}
    </div>
  );
};

/** A checked import: what is wrong, then writing it with progress, then where it went. */
export const ImportResult = ({ id, ...ways }: Ways & { id: string }) => {
  const writing = useWriting(id);
  const found = useImport(id, writing.isPending);
  return (
    <Fetched of={found} shape="rows" bare>
      {(view) => (
        <div className="stack">
          {writing.error ? <FailedBox error={writing.error} /> : null}
          {writing.isPending || view.state === 'writing' ? (
            <Progress view={view} />
          ) : view.state === 'checked' ? (
            <Checked view={view} writing={writing} onAgain={ways.onAgain} />
          ) : (
            <Ended view={view} {...ways} />
          )}
        </div>
      )}
    </Fetched>
  );
};
