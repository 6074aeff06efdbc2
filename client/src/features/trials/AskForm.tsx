import { listMyNeeds } from '@zhiqiao/shared/needs/need.endpoints';
import { requestTrial } from '@zhiqiao/shared/trials/trial.endpoints';
import { type FormEvent, useMemo } from 'react';
import { storedDraft, useDraft } from '../../platform/draft.ts';
import { useCall, useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { useFields } from '../../ui/useFields.ts';
import { type AskField, emptyAsk, toRequest } from './ask.form.ts';
import { TrialRefused } from './TrialRefused.tsx';

interface Props {
  outcome: string;
  account: string;
  /** the need the firm came from, if it did */
  need: string;
  onDone: (trial: string) => void;
}

const sizes = ['micro', 'small', 'medium', 'large'] as const;

const useAsking = ({ outcome, account, need, onDone }: Props) => {
  const key = `trial:${outcome}:${account}`;
  const first = useMemo(
    () => ({ ...emptyAsk, need, ...(storedDraft<typeof emptyAsk>(key)?.value ?? {}) }),
    [key, need],
  );
  const send = useSend(requestTrial, {
    touches: ['desk', 'outcomes'],
    onDone: ({ id }) => done(id),
  });
  const fields = useFields<AskField>(first, send.error);
  const draft = useDraft(key, fields.touched ? fields.values : undefined);
  const done = (id: string) => {
    draft.clear();
    onDone(id);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ body: toRequest(outcome, fields.values) });
  };
  return { fields, send, submit };
};

const NeedChoice = ({ fields }: { fields: ReturnType<typeof useAsking>['fields'] }) => {
  const t = useWords();
  const mine = useCall(listMyNeeds, { query: { pageSize: 50 } });
  const at = fields.at('need');
  return (
    <PickField
      {...at}
      label={t('trial.ask.need')}
      empty={t('trial.ask.noNeed')}
      options={(mine.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
    />
  );
};

/** 申请试用: where it will be used, on what, how much; kept on this device while it is typed. */
export const AskForm = (props: Props) => {
  const t = useWords();
  const { fields, send, submit } = useAsking(props);
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        {...fields.at('useCase')}
        label={t('trial.ask.useCase')}
        hint={t('trial.ask.useCaseHint')}
        lines={4}
        maxLength={2000}
      />
      <NeedChoice fields={fields} />
      <TextField
        {...fields.at('scope.territory')}
        label={t('trial.ask.territory')}
        hint={t('trial.ask.territoryHint')}
      />
      <TextField {...fields.at('scope.product')} label={t('trial.ask.product')} />
      <TextField
        {...fields.at('scope.volume')}
        label={t('trial.ask.volume')}
        hint={t('trial.ask.volumeHint')}
      />
      <PickField
        {...fields.at('size')}
        label={t('trial.ask.size')}
        options={sizes.map((value) => ({ value, label: t(`trial.size.${value}`) }))}
      />
      <TextField {...fields.at('months')} label={t('trial.ask.months')} numeric />
      {send.error ? <TrialRefused error={send.error} /> : null}
      <p>
        <Action look="primary" type="submit" busy={send.isPending}>
          {t('trial.ask.send')}
        </Action>
      </p>
    </form>
  );
};
