import { permits } from '@zhiqiao/shared/kernel/policy';
import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import { readRuleHistory, withdrawRule } from '@zhiqiao/shared/rules/rule.endpoints';
import { ruleMachine } from '@zhiqiao/shared/rules/rule.machine';
import { type RuleStanding, rulePolicy } from '@zhiqiao/shared/rules/rule.policy';
import type { RuleHistory as History, RuleEntry } from '@zhiqiao/shared/rules/rule.schema';
import { useState } from 'react';
import { dayText } from '../../platform/format.ts';
import { useCall, useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { DeedSheet } from '../../ui/DeedSheet.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import '../../ui/PlainRows.css';
import { useRuleValue } from './ruleValue.ts';

const mayWithdraw = ({ standings, state }: RuleEntry): boolean =>
  permits(rulePolicy, 'withdraw', standings as RuleStanding[], state);

const Entry = ({ entry, onWithdraw }: { entry: RuleEntry; onWithdraw: () => void }) => {
  const t = useWords();
  const language = useLanguage();
  const value = useRuleValue();
  const day = (at: string) => dayText(at, language);
  const { withdrawn, until } = entry;
  return (
    <li>
      <div className="grow">
        <p className="row wrap">
          <b>{value(entry.unit, entry.value)}</b>
          <MachinePill machine={ruleMachine} state={entry.state} />
        </p>
        <p className="small">
          {until
            ? t('rules.until', { from: day(entry.from), to: day(until) })
            : t('rules.from', { day: day(entry.from) })}
        </p>
        <p className="small soft">
          {entry.document} {entry.number}
        </p>
        <p className="small muted">
          {t('rules.past.by', { name: entry.by.name, day: day(entry.by.at) })}
        </p>
        {withdrawn ? (
          <p className="small late">
            {t('rules.past.withdrawn', { ...withdrawn, day: day(withdrawn.at) })}
          </p>
        ) : null}
      </div>
      {mayWithdraw(entry) ? (
        <Action size="small" look="danger" onClick={onWithdraw}>
          {t('rules.past.withdraw')}
        </Action>
      ) : null}
    </li>
  );
};

const Withdraw = ({ entry, onClose }: { entry: RuleEntry; onClose: () => void }) => {
  const t = useWords();
  const send = useSend(withdrawRule, { onDone: onClose });
  return (
    <DeedSheet
      title={t('rules.past.withdraw')}
      what={t('rules.past.withdrawWhat')}
      submit={t('rules.past.withdraw')}
      danger
      note={{ label: t('rules.past.withdrawNote'), missing: t('rules.past.withdrawMissing') }}
      busy={send.isPending}
      error={send.error}
      onSend={(note) => send.mutate({ params: { id: entry.id }, body: { note } })}
      onClose={onClose}
    />
  );
};

const Rows = ({
  history,
  onWithdraw,
}: {
  history: History;
  onWithdraw: (e: RuleEntry) => void;
}) => {
  const t = useWords();
  const value = useRuleValue();
  const { items, fallback } = history;
  return (
    <div className="stack">
      {items.length === 0 ? <p className="soft">{t('rules.past.none')}</p> : null}
      <ul className="plain-rows">
        {items.map((entry) => (
          <Entry key={entry.id} entry={entry} onWithdraw={() => onWithdraw(entry)} />
        ))}
      </ul>
      <p className="small muted">
        {t('rules.past.fallback', { value: value(fallback.unit, fallback.value) })}
      </p>
    </div>
  );
};

/** Every row of a rule: past, in force, to come and withdrawn, each with its document and who wrote it. */
export const RuleHistory = ({ code, onClose }: { code: RuleCode; onClose: () => void }) => {
  const t = useWords();
  const [leaving, setLeaving] = useState<RuleEntry>();
  const history = useCall(readRuleHistory, { params: { code } });
  if (leaving) return <Withdraw entry={leaving} onClose={() => setLeaving(undefined)} />;
  return (
    <Sheet open onClose={onClose} title={t('rules.historyOf', { rule: t(`rules.code.${code}`) })}>
      <Fetched of={history} shape="rows" bare>
        {(data) => <Rows history={data} onWithdraw={setLeaving} />}
      </Fetched>
    </Sheet>
  );
};
