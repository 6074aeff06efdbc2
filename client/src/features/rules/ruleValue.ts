import type { RuleRow } from '@zhiqiao/shared/rules/rule.schema';
import { useWords } from '../../platform/words/speech.ts';

/** 5 个工作日, 60 分, 适用: a rule's number with its unit. */
export const useRuleValue = () => {
  const t = useWords();
  return (unit: RuleRow['unit'], value: number): string =>
    unit === 'yesNo'
      ? t(value === 1 ? 'rules.value.yes' : 'rules.value.no')
      : t(`rules.value.${unit}`, { value });
};
