import { writeTerms } from '@zhiqiao/shared/trials/trial.endpoints';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { type FormEvent, useEffect, useMemo, useState } from 'react';
import { storedDraft, useDraft } from '../../platform/draft.ts';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { jumpToField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TermsMoney } from './TermsMoney.tsx';
import { TermsChecklist, TermsIndicators, TermsRights, TermsScope } from './TermsRest.tsx';
import { TrialRefused } from './TrialRefused.tsx';
import { type TermsForm as Form, termsFormOf, toTerms } from './terms.form.ts';
import './trials.css';

interface Props {
  view: TrialView;
  account: string;
  onDone: () => void;
}

const useWriting = ({ view, account, onDone }: Props) => {
  const t = useWords();
  const [rev] = useState(view.terms?.rev ?? 0);
  const key = `terms:${view.id}:${rev}:${account}`;
  const usual = useMemo(
    () => ({
      checklist: [t('trial.terms.default.check1'), t('trial.terms.default.check2')],
      confidentiality: t('trial.terms.default.confidentiality'),
      breach: t('trial.terms.default.breach'),
    }),
    [t],
  );
  const [form, setForm] = useState<Form>(() => ({
    ...termsFormOf(view, usual),
    ...(storedDraft<Form>(key)?.value ?? {}),
  }));
  const [touched, setTouched] = useState(false);
  const draft = useDraft(key, touched ? form : undefined);
  const send = useSend(writeTerms, {
    touches: ['desk'],
    onDone: () => {
      draft.clear();
      onDone();
    },
  });
  const set = (part: Partial<Form>) => {
    setTouched(true);
    setForm((now) => ({ ...now, ...part }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { id: view.id }, body: { terms: toTerms(form), rev } });
  };
  return { form, set, send, submit };
};

const inner = 'terms.';

/** 写试用条件: five blocks, a draft on this device, complaints at their fields. */
export const TermsForm = (props: Props) => {
  const t = useWords();
  const { form, set, send, submit } = useWriting(props);
  const { error } = send;
  useEffect(() => {
    if (error) jumpToField(error.issues.map(({ path }) => path.slice(inner.length)));
  }, [error]);
  const issue = (path: string) => error?.issues.find((one) => one.path === inner + path)?.message;
  const writing = { form, set, issue };
  return (
    <form className="stack loose" onSubmit={submit} noValidate>
      <Panel title={t('trial.terms.money')}>
        <div className="stack">
          <TermsMoney {...writing} />
        </div>
      </Panel>
      <Panel title={t('trial.terms.indicators')}>
        <TermsIndicators {...writing} />
      </Panel>
      <Panel title={t('trial.terms.scope')}>
        <div className="stack">
          <TermsScope {...writing} />
        </div>
      </Panel>
      <Panel title={t('trial.terms.checklist')}>
        <TermsChecklist {...writing} />
      </Panel>
      <Panel title={t('trial.terms.rights')}>
        <div className="stack">
          <TermsRights {...writing} />
        </div>
      </Panel>
      {error ? <TrialRefused error={error} /> : null}
      <p>
        <Action look="primary" type="submit" busy={send.isPending}>
          {t('trial.terms.save')}
        </Action>
      </p>
    </form>
  );
};
