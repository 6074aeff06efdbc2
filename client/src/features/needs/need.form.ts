import type { Issue } from '@zhiqiao/shared/kernel/refusal';
import type {
  fileLink,
  Indicator,
  NeedBrief,
  NeedView,
  needTiers,
} from '@zhiqiao/shared/needs/need.schema';
import type { z } from 'zod';

const fenOfWan = 1_000_000;

/** A need as it is typed: money in 万元, files with their names, and rows that may still be empty. */
export interface NeedForm {
  title: string;
  background: string;
  tried: string;
  keywords: string[];
  indicators: Indicator[];
  budgetMin: number | null;
  budgetMax: number | null;
  /** 2026-11-21, or empty */
  deadline: string;
  industry: string;
  disciplines: string[];
  town: string;
  modes: NeedBrief['modes'];
  files: z.infer<typeof fileLink>[];
  secrets: string;
  tiers: z.infer<typeof needTiers>;
}

let serial = 0;
const letters = () => Math.random().toString(36).slice(2, 8).padEnd(6, '0');

/** An indicator with a key of its own; the key stays with it through every edit. */
export const newIndicator = (told: Partial<Indicator> = {}): Indicator => {
  serial += 1;
  return {
    key: `${letters()}${serial % 36 ** 2}`.slice(0, 12),
    name: '',
    current: null,
    target: null,
    upper: null,
    unit: '',
    comparator: 'gte',
    method: '',
    ...told,
  };
};

export const blankNeed = (told: Partial<NeedForm> = {}): NeedForm => ({
  title: '',
  background: '',
  tried: '',
  keywords: [],
  indicators: [newIndicator()],
  budgetMin: null,
  budgetMax: null,
  deadline: '',
  industry: '',
  disciplines: [],
  town: '',
  modes: [],
  files: [],
  secrets: '',
  tiers: {
    problem: 'public',
    indicators: 'public',
    terms: 'public',
    files: 'promised',
    secrets: 'selected',
  },
  ...told,
});

export const formOf = (view: NeedView): NeedForm => ({
  title: view.title,
  background: view.problem?.background ?? '',
  tried: view.problem?.tried ?? '',
  keywords: view.problem?.keywords ?? [],
  indicators: view.indicators?.length ? view.indicators : [newIndicator()],
  budgetMin: view.terms?.budget ? view.terms.budget.min / fenOfWan : null,
  budgetMax: view.terms?.budget ? view.terms.budget.max / fenOfWan : null,
  deadline: view.deadline ?? '',
  industry: view.industry ?? '',
  disciplines: view.disciplines,
  town: view.town ?? '',
  modes: view.terms?.modes ?? [],
  files: view.files ?? [],
  secrets: view.secrets ?? '',
  tiers: view.tiers,
});

const isEmpty = ({ name, current, target, unit, method }: Indicator): boolean =>
  !name.trim() && current === null && target === null && !unit.trim() && !method.trim();

/** Without the rows nobody wrote into, so that what is sent and what is shown have the same places. */
export const withoutEmptyRows = (form: NeedForm): NeedForm => ({
  ...form,
  indicators: form.indicators.filter((row) => !isEmpty(row)),
});

const budgetOf = ({ budgetMin, budgetMax }: NeedForm): NeedBrief['budget'] => {
  const one = budgetMin ?? budgetMax;
  if (one === null) return null;
  return {
    min: Math.round((budgetMin ?? one) * fenOfWan),
    max: Math.round((budgetMax ?? one) * fenOfWan),
  };
};

/** What is sent to the server, and what the check judges. */
export const briefOf = (form: NeedForm): NeedBrief => {
  const { budgetMin: _min, budgetMax: _max, industry, town, ...same } = withoutEmptyRows(form);
  return {
    ...same,
    budget: budgetOf(form),
    deadline: form.deadline || null,
    files: form.files.map(({ id }) => id),
    ...(industry ? { industry } : {}),
    ...(town ? { town } : {}),
  };
};

/** The server's issues by the form's fields. */
export const issuesByField = (issues: readonly Issue[]): Record<string, string> =>
  Object.fromEntries(issues.toReversed().map(({ path, message }) => [path, message]));
