import type { RuleRow } from '@zhiqiao/shared/rules/rule.schema';
import { useWords } from '../../platform/words/speech.ts';

/** 5 个工作日, 60 分, 适用: a rule's number with its unit. */
export const useRuleValue = () => {
  const t = useWords();
  return (unit: RuleRow['unit'], value: number): string => {
    if (unit === 'yesNo') return t(value === 1 ? 'rules.value.yes' : 'rules.value.no');
    // To the yuan, as the document says it: 5,000,000.
    return t(`rules.value.${unit}`, { value: value.toLocaleString('en-US') });
  };
};
