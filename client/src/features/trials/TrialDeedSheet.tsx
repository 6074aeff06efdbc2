import { guardWords } from '@zhiqiao/shared/trials/trial.guards';
import { trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { jumpToField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { DeedField } from './DeedFields.tsx';
import { bodyOf, type DeedForm, emptyForm } from './deed.form.ts';
import { TrialRefused } from './TrialRefused.tsx';
import { type Asked, deeds, isMove, type TrialDeed } from './trial.deeds.ts';

type AnyDoor = typeof import('@zhiqiao/shared/trials/trial.endpoints').callOffTrial;

/** The word of a deed: the machine's, or our own for what moves nothing. */
export const useDeedWord = () => {
  const t = useWords();
  const english = useLanguage() === 'en';
  return (deed: TrialDeed): string =>
    isMove(deed)
      ? trialMachine.moves[deed][english ? 'en' : 'zh']
      : t(`trial.deed.${deed}` as 'trial.deed.report');
};

/** Some bodies carry what the reader does not type: the version of the terms, which objection is answered. */
const useSending = (view: TrialView, deed: TrialDeed, onDone: () => void) => {
  // All deeds have one shape: an id, a body, the trial as it is now.
  const send = useSend(deeds[deed].door as unknown as AnyDoor, {
    touches: ['desk', 'notices', 'outcomes', 'contracts', 'publicity'],
    onDone,
  });
  const objection = view.objections.find(({ answer }) => !answer)?.id;
  const run = (form: DeedForm) => {
    const body = bodyOf(deeds[deed].asks ?? [], form);
    if (deed === 'sign') body.terms = view.terms?.rev;
    send.mutate({
      params: { id: view.id, ...(deed === 'settleObjection' ? { objection } : {}) } as never,
      body: body as never,
    });
  };
  return { run, busy: send.isPending, error: send.error };
};

/** A complaint about a field, or the guard that only that field can satisfy, in the reader's words. */
const issueOf =
  (error: ReturnType<typeof useSending>['error'], english: boolean) => (path: string) => {
    const lacking = ([] as unknown[]).concat(error?.detail.lacking ?? []);
    if (path === 'days' && lacking.includes('extendWithin'))
      return guardWords.extendWithin[english ? 'en' : 'zh'];
    return error?.issues.find((issue) => issue.path === path)?.message;
  };

interface Props {
  view: TrialView;
  deed: TrialDeed;
  onClose: () => void;
}

/** One deed on a trial: what follows, what it asks for, one button. A refusal keeps what was typed. */
export const TrialDeedSheet = ({ view, deed, onClose }: Props) => {
  const t = useWords();
  const word = useDeedWord()(deed);
  const english = useLanguage() === 'en';
  const id = useId();
  const asks: readonly Asked[] = deeds[deed].asks ?? [];
  const [form, setForm] = useState(() => emptyForm(asks, view));
  const { run, busy, error } = useSending(view, deed, onClose);
  useEffect(() => {
    if (error) jumpToField(error.issues.map(({ path }) => path));
  }, [error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(form);
  };
  const fields = {
    view,
    form,
    set: (part: Partial<DeedForm>) => setForm((now) => ({ ...now, ...part })),
    issue: issueOf(error, english),
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${word} · ${view.outcome.title}`}
      foot={
        <Action
          look={deeds[deed].danger ? 'danger' : 'primary'}
          type="submit"
          form={id}
          busy={busy}
          full
        >
          {word}
        </Action>
      }
    >
      <form id={id} className="stack" onSubmit={submit} noValidate>
        <p className="soft">{t(`trial.what.${deed}`)}</p>
        {asks.map((ask) => (
          <DeedField key={'name' in ask ? ask.name : ask.kind} ask={ask} {...fields} />
        ))}
        {error ? <TrialRefused error={error} /> : null}
      </form>
    </Sheet>
  );
};
