import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import { previewRule, readRuleHistory, writeRule } from '@zhiqiao/shared/rules/rule.endpoints';
import type { RuleHistory } from '@zhiqiao/shared/rules/rule.schema';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useCall, useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useFields } from '../../ui/useFields.ts';
import { RuleFields } from './RuleFields.tsx';
import { RuleForeseen } from './RuleForeseen.tsx';
import { emptyRule, proposalOf } from './rule.form.ts';

interface Props {
  code: RuleCode;
  onClose: () => void;
}

/** Fill in, look at what it would do, publish. What was typed survives the way back. */
const Changing = ({ history, onClose }: { history: RuleHistory; onClose: () => void }) => {
  const t = useWords();
  const form = useId();
  const { code } = history;
  const look = useSend(previewRule, { onDone: () => setChecking(true) });
  const publish = useSend(writeRule, { onDone: onClose });
  const [checking, setChecking] = useState(false);
  const fields = useFields(emptyRule(history), look.error ?? publish.error);
  const rule = proposalOf(code, fields.values);
  // A field that the server refuses at the last moment is shown where it can be mended.
  useEffect(() => {
    if (publish.error?.issues.length) setChecking(false);
  }, [publish.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (checking) publish.mutate({ body: { ...rule, rev: history.rev } });
    else look.mutate({ body: rule });
  };
  const error = checking ? publish.error : look.error;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('rules.changeOf', { rule: t(`rules.code.${code}`) })}
      foot={
        <div className="row">
          {checking ? (
            <Action onClick={() => setChecking(false)}>{t('rules.form.back')}</Action>
          ) : null}
          <Action
            look="primary"
            type="submit"
            form={form}
            busy={look.isPending || publish.isPending}
            full
          >
            {t(checking ? 'rules.form.publish' : 'rules.form.look')}
          </Action>
        </div>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        {checking && look.data ? (
          <RuleForeseen seen={look.data} />
        ) : (
          <RuleFields code={code} at={fields.at} />
        )}
        {error ? (
          <FailedBox
            error={error}
            {...(error.code === 'stale' ? { title: t('rules.form.stale') } : {})}
          />
        ) : null}
      </form>
    </Sheet>
  );
};

/** The bureau's leader changes a rule from a day on; the rows before stay as they are. */
export const RuleChange = ({ code, onClose }: Props) => {
  const t = useWords();
  const history = useCall(readRuleHistory, { params: { code } });
  if (history.data) return <Changing history={history.data} onClose={onClose} />;
  return (
    <Sheet open onClose={onClose} title={t('rules.changeOf', { rule: t(`rules.code.${code}`) })}>
      <Fetched of={history} shape="rows" bare>
        {() => null}
      </Fetched>
    </Sheet>
  );
};
