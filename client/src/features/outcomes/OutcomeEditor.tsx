import { draftOutcome, editOutcome } from '@zhiqiao/shared/outcomes/outcome.endpoints';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { CallFailed } from '../../platform/call.ts';
import { storedDraft, useDraft } from '../../platform/draft.ts';
import { timeText } from '../../platform/format.ts';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { jumpToField } from '../../ui/Field.tsx';
import { AboutFields, type OutcomeWriting, TermsFields } from './OutcomeFields.tsx';
import { RightsFields } from './OutcomeLaterFields.tsx';
import { TrialFields } from './OutcomeOfferFields.tsx';
import { PaperFields } from './OutcomePaperFields.tsx';
import { emptyOutcome, fromOutcome, type OutcomeForm, toBrief } from './outcome.form.ts';
import './OutcomeEditor.css';

interface Props {
  /** absent for a new one */
  view?: OutcomeView | undefined;
  /** whose draft it is on this device */
  account: string;
  onSaved: () => void;
  /** further fields, like the choice of the inventor */
  more?: (writing: OutcomeWriting) => ReactNode;
}

/** Saves a new outcome or a changed one; the revision is the one the form was filled from. */
const useSave = (view: OutcomeView | undefined, onDone: () => void) => {
  const options = { touches: ['desk', 'outcomes'], onDone };
  const draft = useSend(draftOutcome, options);
  const edit = useSend(editOutcome, options);
  const [rev] = useState(view?.rev ?? 0);
  const save = (form: OutcomeForm) =>
    view
      ? edit.mutate({ params: { id: view.id }, body: { ...toBrief(form), rev } })
      : draft.mutate({ body: toBrief(form) });
  const { error, isPending } = view ? edit : draft;
  return { save, error, isPending };
};

const issueAt = (error: CallFailed | null) => (field: string) =>
  error?.issues.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message;

const useForm = (view: OutcomeView | undefined, account: string) => {
  const key = `outcome:${view?.id ?? 'new'}:${account}`;
  const standard = view ? fromOutcome(view) : emptyOutcome;
  const [value, setValue] = useState<OutcomeForm>(() => ({
    ...standard,
    ...(storedDraft<OutcomeForm>(key)?.value ?? {}),
  }));
  const [touched, setTouched] = useState(false);
  const draft = useDraft(key, touched ? value : undefined);
  const change = (part: Partial<OutcomeForm>) => {
    setTouched(true);
    setValue((now) => ({ ...now, ...part }));
  };
  const restart = () => {
    draft.clear();
    setTouched(false);
    setValue(standard);
  };
  return { value, change, draft, restart };
};

const DraftNote = ({
  draft,
  onRestart,
}: {
  draft: ReturnType<typeof useDraft>;
  onRestart: () => void;
}) => {
  const t = useWords();
  const { savedAt, restoredAt } = draft;
  if (!savedAt && !restoredAt) return null;
  const words = savedAt
    ? t('ui.draft.saved', { time: timeText(savedAt) })
    : t('ui.draft.restored', { time: timeText(restoredAt!) });
  return (
    <span className="row wrap small muted">
      <span role="status">{words}</span>
      <Action look="text" size="small" onClick={onRestart}>
        {t('ours.discard')}
      </Action>
    </span>
  );
};

/** The form of an outcome: kept on this device while it is typed, complaints at their fields. */
export const OutcomeEditor = ({ view, account, onSaved, more }: Props) => {
  const t = useWords();
  const { value, change, draft, restart } = useForm(view, account);
  const { save, error, isPending } = useSave(view, () => {
    draft.clear();
    onSaved();
  });
  useEffect(() => {
    if (error) jumpToField(error.issues.map(({ path }) => path.split('.')[0]!));
  }, [error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(value);
  };
  const writing = { value, change, issue: issueAt(error) };
  return (
    <form className="stack outcome-editor" onSubmit={submit}>
      <AboutFields writing={writing} />
      <TermsFields writing={writing} />
      <TrialFields writing={writing} />
      <RightsFields writing={writing} />
      <PaperFields writing={writing} />
      {more?.(writing)}
      {error ? <FailedBox error={error} title={t('ours.saveFailed')} /> : null}
      <div className="row wrap">
        <Action look="primary" type="submit" busy={isPending}>
          {t('ours.save')}
        </Action>
        <DraftNote draft={draft} onRestart={restart} />
      </div>
    </form>
  );
};
