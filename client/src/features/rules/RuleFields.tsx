import { type RuleCode, ruleCatalogue } from '@zhiqiao/shared/rules/rule.catalogue';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { useWords } from '../../platform/words/speech.ts';
import { PickField, TextField } from '../../ui/Field.tsx';
import type { useFields } from '../../ui/useFields.ts';
import type { RuleForm } from './rule.form.ts';
import { useRuleValue } from './ruleValue.ts';

interface Props {
  code: RuleCode;
  at: ReturnType<typeof useFields<keyof RuleForm>>['at'];
}

const ValueField = ({ code, at }: Props) => {
  const t = useWords();
  const value = useRuleValue();
  const { unit, min, max } = ruleCatalogue[code];
  if (min === max) return <p className="soft">{t('rules.form.fixed')}</p>;
  if (unit === 'yesNo')
    return (
      <PickField
        {...at('value')}
        label={t('rules.form.value')}
        options={[1, 0].map((one) => ({ value: String(one), label: value(unit, one) }))}
      />
    );
  return (
    <TextField
      {...at('value')}
      label={t('rules.form.value')}
      hint={t('rules.form.range', { min: value(unit, min), max: value(unit, max) })}
      numeric
      maxLength={9}
    />
  );
};

/** What a new row of a rule says: the number, its document, its days. */
export const RuleFields = ({ code, at }: Props) => {
  const t = useWords();
  const today = dayOf(new Date());
  return (
    <>
      <p className="soft">{t('rules.form.what')}</p>
      <ValueField code={code} at={at} />
      <TextField
        {...at('document')}
        label={t('rules.form.document')}
        hint={t('rules.form.documentHint')}
        maxLength={120}
      />
      <TextField {...at('number')} label={t('rules.form.number')} maxLength={60} />
      <TextField {...at('from')} label={t('rules.form.from')} day={{ from: today }} />
      <TextField
        {...at('to')}
        label={t('rules.form.to')}
        hint={t('rules.form.toHint')}
        day={{ from: today }}
      />
    </>
  );
};
