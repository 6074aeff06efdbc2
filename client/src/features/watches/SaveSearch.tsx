import { saveWatch } from '@zhiqiao/shared/watches/watch.endpoints';
import type { WatchKind } from '@zhiqiao/shared/watches/watch.schema';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useSend } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useFields } from '../../ui/useFields.ts';
import { RhythmChoice } from './RhythmChoice.tsx';
import { type Rhythm, rhythms } from './rhythms.ts';

interface Props {
  kind: WatchKind;
  /** the words and filters in short, the first name of the saved search */
  told: string;
  onSaved: () => void;
  onClose: () => void;
}

const form = 'save-search';

const SaveSheet = ({ kind, told, onSaved, onClose }: Props) => {
  const t = useWords();
  const { search } = useLocation();
  const send = useSend(saveWatch, { touches: ['watches'], onDone: onSaved });
  const name = (told || t(`watches.everything.${kind}`)).slice(0, 60);
  const fields = useFields({ name, rhythm: 'daily' }, send.error);
  const rhythm: Rhythm = rhythms.find((one) => one === fields.values.rhythm) ?? 'daily';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ body: { kind, address: search.slice(1), name: fields.values.name, rhythm } });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('watches.sheet')}
      foot={
        <Action look="primary" type="submit" form={form} busy={send.isPending} full>
          {t('watches.confirm')}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <p className="soft">{t('watches.what', { name })}</p>
        <TextField {...fields.at('name')} label={t('watches.name')} maxLength={60} />
        <div className="stack tight">
          <p className="small muted">{t('watches.rhythm')}</p>
          <RhythmChoice value={rhythm} onChange={(next) => fields.set('rhythm', next)} />
        </div>
        {send.error ? <FailedBox error={send.error} title={t('watches.failed')} /> : null}
      </form>
    </Sheet>
  );
};

/** Keeps a list's words and filters, and tells of what is new. Only for people with an account. */
export const SaveSearch = ({ kind, told }: Pick<Props, 'kind' | 'told'>) => {
  const t = useWords();
  const { account } = useMe();
  const { search } = useLocation();
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState<string>();
  if (!account) return null;
  if (saved === search)
    return (
      <Link className="small" to="/searches" role="status">
        {t('watches.saved')}
      </Link>
    );
  const done = () => {
    setSaved(search);
    setOpen(false);
  };
  return (
    <>
      <Action size="small" onClick={() => setOpen(true)}>
        {t('watches.save')}
      </Action>
      {open ? (
        <SaveSheet kind={kind} told={told} onSaved={done} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
};
