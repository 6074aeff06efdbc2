import { type Issue, Refusal } from '@zhiqiao/shared/kernel/refusal';
import { fieldName } from '@zhiqiao/shared/words/fields';
import { z } from 'zod';
import { trialSentences } from './trial.sentences.ts';

export type Language = 'zh-CN' | 'en';

/** zh-CN unless the reader asks for English first. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh-CN';

const locales = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** Sentences for our own checks, by `params.rule` of the issue. */
const ruleWords: Record<string, readonly [string, string]> = {
  ...trialSentences,
  'creditCode.length': ['要写满 18 位', 'must have 18 characters'],
  'creditCode.character': [
    '含有不允许的字符（不用 I、O、S、V、Z）',
    'has a character that is not allowed (no I, O, S, V, Z)',
  ],
  'creditCode.check': [
    '校验位不对，请核对最后一位和全部数字',
    'has a wrong check character: compare it with the licence',
  ],
  'range.order': ['上限要大于下限', 'the upper end must be above the lower'],
  range: ['要在 {min} 到 {max} 之间', 'has to be between {min} and {max}'],
  'dates.order': ['要在开始日期之后', 'has to be after the first day'],
  'dates.tooFar': ['超过了规则允许的天数', 'is further than the rule allows'],
  'secret.short': ['至少 16 位，随机生成', 'needs at least 16 characters, made at random'],
  'dates.past': ['不能早于今天', 'may not be before today'],
  'password.common': [
    '太容易被猜到：不要用常见密码，也不要包含登录名',
    'is too easy to guess: no common password, and not your sign-in name',
  ],
  'group.public': ['是公开内容，只能对所有人收回', 'is public: it can only be closed to everybody'],
  unknown: ['系统里没有这一项，请重新选择', 'is not known here: choose again'],
  'unit.linked': [
    '已经和单位关联，不能自行更换，请联系科技局',
    'is linked and cannot be changed by yourself: ask the bureau',
  ],
  'result.why': ['没有做到的要写明原因', 'say why it was not reached'],
  'setUp.code': [
    '设置码不对：启动窗口里打印的网址带着它，重新启动会换新的',
    'is not the one printed in the console at the start (a restart makes a new one)',
  ],
  'least.seats': ['至少人数不能多于名额', 'may not be more than the seats'],
  twice: ['同一项不能出现两次', 'has something twice'],
  'round.settled': ['双方已经同意的不能再调', 'was agreed on by both sides and stays'],
  'round.broken': [
    '这样调整会违反硬性规则或人数要求',
    'would break a hard rule or a limit of the round',
  ],
  required: ['请填写', 'is required'],
  confirm: ['请先确认这一项', 'has to be confirmed first'],
};

const ownWords: Record<string, readonly [string, string]> = {
  too_small_string: ['至少写 {n} 个字', 'needs at least {n} characters'],
  too_big_string: ['最多写 {n} 个字', 'may have at most {n} characters'],
  too_big_array: ['最多 {n} 项', 'may have at most {n} entries'],
  too_small_number: ['不能小于 {n}', 'may not be less than {n}'],
  too_big_number: ['不能大于 {n}', 'may not be more than {n}'],
  not_confirmed: ['请确认', 'has to be confirmed'],
  not_listed: ['请从列表里选一项', 'has to be one of the list'],
  missing: ['请填写', 'is required'],
  not_number: ['请填数字', 'has to be a number'],
  invalid_format: ['格式不对', 'has the wrong form'],
  unrecognized_keys: ['有不认识的字段：{n}', 'has unknown fields: {n}'],
};

const pick = (words: readonly [string, string], language: Language, n: unknown = '') =>
  words[language === 'en' ? 1 : 0].replace('{n}', String(n));

/** A sentence of our own checks with its numbers: {min}, {max}. */
const ruleSentence = (
  rule: unknown,
  language: Language,
  params: Record<string, unknown> = {},
): string | undefined => {
  const words = ruleWords[String(rule)];
  return words && pick(words, language).replace(/\{(\w+)\}/g, (_, name) => String(params[name]));
};

/** A sentence of our own checks, for tables that name cells instead of fields. */
export const sentenceOf = (rule: string, language: Language = 'zh-CN'): string =>
  ruleSentence(rule, language) ?? rule;

/** A figure out of its range, a tick that must be made, a choice that is none. */
const numberWording = (issue: z.core.$ZodIssue, language: Language): string | undefined => {
  if (issue.code === 'too_small' && (issue.origin === 'number' || issue.origin === 'int'))
    return pick(ownWords.too_small_number!, language, issue.minimum);
  if (issue.code === 'too_big' && (issue.origin === 'number' || issue.origin === 'int'))
    return pick(ownWords.too_big_number!, language, issue.maximum);
  if (issue.code !== 'invalid_value') return undefined;
  const tick = issue.values[0] === true;
  return pick(tick ? ownWords.not_confirmed! : ownWords.not_listed!, language);
};

const wording = (issue: z.core.$ZodIssue, language: Language): string => {
  if (issue.code === 'custom') {
    const sentence = ruleSentence(issue.params?.rule, language, issue.params);
    if (sentence) return sentence;
  }
  if (issue.code === 'unrecognized_keys')
    return pick(ownWords.unrecognized_keys!, language, issue.keys.join(', '));
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return pick(ownWords.missing!, language);
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int'))
    return pick(ownWords.not_number!, language);
  if (issue.code === 'too_small' && issue.origin === 'string') {
    return Number(issue.minimum) <= 1 || issue.input === ''
      ? pick(ownWords.missing!, language)
      : pick(ownWords.too_small_string!, language, issue.minimum);
  }
  if (issue.code === 'too_big' && issue.origin === 'string')
    return pick(ownWords.too_big_string!, language, issue.maximum);
  if (issue.code === 'too_big' && issue.origin === 'array')
    return pick(ownWords.too_big_array!, language, issue.maximum);
  const size = numberWording(issue, language);
  if (size) return size;
  if (issue.code === 'invalid_format')
    return pick(ownWords[issue.input === '' ? 'missing' : 'invalid_format']!, language);
  const message = locales[language](issue as never);
  return (typeof message === 'string' ? message : message?.message) ?? issue.message;
};

const named = (name: string, words: string, language: Language): string => {
  if (!name) return words;
  return language === 'en' ? `${name}: ${words}` : `${name}：${words}`;
};

/** Every issue with its path, a code and a sentence that names the field in the reader's language. */
export const issuesOf = (error: z.ZodError, language: Language, base: string[] = []): Issue[] =>
  error.issues.map((issue) => {
    const path = [...base, ...issue.path];
    const rule = issue.code === 'custom' ? issue.params?.rule : undefined;
    return {
      path: path.map(String).join('.'),
      code: typeof rule === 'string' ? rule : issue.code,
      message: named(fieldName(path, language), wording(issue, language), language),
    };
  });

/** An issue that a use case found itself; it is worded where it is answered. */
export type FoundIssue = Omit<Issue, 'message'> & {
  message?: string;
  /** what it is about, where that says more than the field's name */
  about?: string;
};

/** A refusal of one field, by the rule it breaks: one of the sentences above. */
export const refuseField = (path: string, rule: string): Refusal =>
  new Refusal('badInput', { issues: [{ path, code: rule } satisfies FoundIssue] });

/** Words every issue that came without a sentence. */
export const wordIssues = (issues: readonly FoundIssue[], language: Language): Issue[] =>
  issues.map(({ message, about, ...issue }) => ({
    ...issue,
    message:
      message ||
      named(
        about ?? fieldName(issue.path.split('.'), language),
        ruleSentence(issue.code, language) ?? issue.code,
        language,
      ),
  }));
