import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import type { RuleHistory } from '@zhiqiao/shared/rules/rule.schema';

/** The form begins with the number in force, so that one sees what one changes. */
export const emptyRule = ({ now }: Pick<RuleHistory, 'now'>) => ({
  value: String(now.value),
  document: '',
  number: '',
  from: '',
  to: '',
});
export type RuleForm = ReturnType<typeof emptyRule>;

/** What is sent; an empty or strange number goes out as what is no number, and the server names the field. */
export const proposalOf = (code: RuleCode, form: RuleForm) => ({
  code,
  value: form.value.trim() === '' ? (undefined as unknown as number) : Number(form.value),
  document: form.document,
  number: form.number,
  from: form.from,
  ...(form.to ? { to: form.to } : {}),
});
