import type { BidBriefInput, BidView, IndicatorAnswer } from '@zhiqiao/shared/bids/bid.schema';
import type { Issue } from '@zhiqiao/shared/kernel/refusal';

export interface AnswerForm {
  answer: IndicatorAnswer['answer'] | '';
  value: string;
  words: string;
}

/** A bid as it is typed: figures are text until they are sent, money is in 万元. */
export interface BidForm {
  answers: Record<string, AnswerForm>;
  plan: string;
  months: string;
  price: string;
  /** '' until one of the two is chosen */
  tie: 'none' | 'some' | '';
  conflict: string;
  nothingConfidential: boolean;
}

export const noAnswer: AnswerForm = { answer: '', value: '', words: '' };
export const blankBid: BidForm = {
  answers: {},
  plan: '',
  months: '',
  price: '',
  tie: '',
  conflict: '',
  nothingConfidential: false,
};

const fenAWan = 1_000_000;
const figure = (text: string): number | null => {
  const value = Number(text.trim().replace(/,/g, ''));
  return text.trim() !== '' && Number.isFinite(value) ? value : null;
};

/** What was typed, as the server takes it. An indicator without a choice is not answered. */
export const toBrief = (form: BidForm, keys: readonly string[]): BidBriefInput => ({
  answers: keys.flatMap((key) => {
    const one = form.answers[key];
    if (!one?.answer) return [];
    return [{ key, answer: one.answer, value: figure(one.value), words: one.words }];
  }),
  plan: form.plan,
  months: Math.round(figure(form.months) ?? 0),
  price: Math.round((figure(form.price) ?? 0) * fenAWan),
  conflict: form.tie === 'some' ? form.conflict : '',
  conflictDeclared: form.tie === 'none' || (form.tie === 'some' && form.conflict.trim() !== ''),
  nothingConfidential: form.nothingConfidential,
});

const tieOf = (bid: BidView): BidForm['tie'] => {
  if (bid.conflict) return 'some';
  return bid.conflictDeclared ? 'none' : '';
};

/** A stored draft, as it may be typed on. */
export const fromBid = (bid: BidView): BidForm => ({
  answers: Object.fromEntries(
    bid.answers.map(({ key, answer, value, words }) => [
      key,
      { answer, value: value === null ? '' : String(value), words },
    ]),
  ),
  plan: bid.plan,
  months: bid.months ? String(bid.months) : '',
  price: bid.price ? String(bid.price / fenAWan) : '',
  tie: tieOf(bid),
  conflict: bid.conflict,
  nothingConfidential: bid.nothingConfidential,
});

/** The field of an issue: answers are sent as a list and typed by key. */
export const fieldOf = (path: string, sent: readonly { key: string }[]): string => {
  const [head, index = '', rest] = path.split('.');
  if (head !== 'answers') return head === 'conflictDeclared' ? 'tie' : path;
  const key = /^\d+$/.test(index) ? (sent[Number(index)]?.key ?? index) : index;
  return rest && rest !== 'answer' ? `answers.${key}.${rest}` : `answers.${key}`;
};

/** What is wrong, by field of the form. */
export const issuesByField = (
  issues: readonly Issue[],
  sent: readonly { key: string }[],
): Record<string, string> =>
  Object.fromEntries(issues.map(({ path, message }) => [fieldOf(path, sent), message]));
