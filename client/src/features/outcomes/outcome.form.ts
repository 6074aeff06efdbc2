import type { OutcomeBriefInput, OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { emptyLater, fromLater, type LaterForm, toLater } from './outcome.later.ts';

/** An outcome as it is typed: lists that people write are text, money is in 万元. */
export interface OutcomeForm extends LaterForm {
  title: string;
  summary: string;
  maturity: string;
  keywords: string;
  patents: string;
  industries: string[];
  modes: NonNullable<OutcomeBriefInput['modes']>;
  price: string;
  terms: string;
  trialFirst: boolean;
  ownershipClear: boolean;
  inventor: string;
}

const fenInWan = 1_000_000;

export const emptyOutcome: OutcomeForm = {
  title: '',
  summary: '',
  maturity: '',
  keywords: '',
  patents: '',
  industries: [],
  modes: [],
  price: '',
  terms: '',
  trialFirst: false,
  ownershipClear: false,
  inventor: '',
  ...emptyLater,
};

export const fromOutcome = (view: OutcomeView): OutcomeForm => ({
  title: view.title,
  summary: view.summary,
  maturity: String(view.maturity),
  keywords: view.keywords.join('、'),
  patents: view.patents.join('\n'),
  industries: view.industries,
  modes: view.modes,
  price: view.price > 0 ? String(view.price / fenInWan) : '',
  terms: view.terms,
  trialFirst: view.trialFirst,
  ownershipClear: view.ownershipClear,
  inventor: view.inventor?.id ?? '',
  ...fromLater(view),
});

const parts = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean);

/** 万元 as fen; nothing typed is "by agreement"; what is no number stays none, for the server to say so. */
export const priceOf = (typed: string): number => {
  const plain = typed.normalize('NFKC').replace(/[,\s]/g, '');
  return plain === '' ? 0 : Math.round(Number(plain) * fenInWan);
};

/** What is sent. */
export const toBrief = (form: OutcomeForm): OutcomeBriefInput => ({
  title: form.title,
  summary: form.summary,
  // Not chosen is missing, which the server says more plainly than no number.
  maturity: (form.maturity ? Number(form.maturity) : undefined) as number,
  keywords: parts(form.keywords, /[、,，;；\n]/),
  patents: parts(form.patents, /\n/),
  industries: form.industries,
  modes: form.modes,
  price: priceOf(form.price),
  terms: form.terms,
  trialFirst: form.trialFirst,
  ownershipClear: form.ownershipClear,
  ...(form.inventor ? { inventor: form.inventor } : {}),
  ...toLater(form, form.trialFirst),
});
