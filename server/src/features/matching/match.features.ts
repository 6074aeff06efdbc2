import type { Category } from '@zhiqiao/shared/experts/expert.schema';
import type { Cover } from '@zhiqiao/shared/matching/match.schema';

/**
 * The features of a pair: small functions, each 0 (speaks against) to 1 (speaks for). What the need leaves
 * open is undefined and earns nobody points; what an expert leaves open gives 0 and a gap that says so.
 */
export type Worth = number | undefined;

/** Whoever is bound to no town is neither near nor far. */
const ANYWHERE = 0.5;

const clamp = (value: number): number => Math.max(0, Math.min(1, value || 0));

/** Half the points of likeness go to this share of the highest search score: chosen by eye, it moves no order by likeness. */
const HALF_LIKE = 0.06;

/**
 * The search score of this candidate (BM25F over its evidence and profile) as a share of the highest that any
 * could reach, bent: even a very good pair shares a small part of a long need's words. It does not depend on
 * who else was found, so that the best of a bad lot is not taken for good.
 */
export const likeness = (share: number): number => clamp(share / (share + HALF_LIKE));

const COVER_WORTH: Record<Cover, number> = { full: 1, half: 0.5, none: 0 };

/** The mean cover of the indicators. */
export function indicatorCover(covers: Cover[]): Worth {
  if (!covers.length) return undefined;
  return covers.reduce((sum, cover) => sum + COVER_WORTH[cover], 0) / covers.length;
}

/** GB/T 4754: class (4 digits), group (3) and division (2) in common. */
const INDUSTRY_STEPS: [digits: number, worth: number][] = [
  [4, 1],
  [3, 0.8],
  [2, 0.5],
];
/** GB/T 13745: third (7 digits), second (5) and first level (3) in common. */
const DISCIPLINE_STEPS: [digits: number, worth: number][] = [
  [7, 1],
  [5, 0.8],
  [3, 0.4],
];

/** A whole section (C, manufacturing) says too little to be near or apart: it counts as not said. */
const saysIndustry = (code: string | undefined): code is string => /^\d{2}/.test(code ?? '');

/** How near the nearest of the codes is to the wanted industry by the tree of GB/T 4754. */
export const industryNearness = (wanted: string | undefined, codes: string[]): Worth =>
  saysIndustry(wanted)
    ? Math.max(0, ...codes.map((code) => nearness(wanted, code, INDUSTRY_STEPS)))
    : undefined;

/** How near the nearest pair of disciplines is by the tree of GB/T 13745. */
export const disciplineNearness = (wanted: string[], codes: string[]): Worth =>
  wanted.length
    ? Math.max(0, ...wanted.flatMap((w) => codes.map((c) => nearness(w, c, DISCIPLINE_STEPS))))
    : undefined;

function nearness(one: string, other: string, steps: [number, number][]): number {
  const step = steps.find(
    ([digits]) => other.length >= digits && one.slice(0, digits) === other.slice(0, digits),
  );
  return step?.[1] ?? 0;
}

/** Days a month that a post usually asks for; more do not count further. */
const ENOUGH_DAYS = 4;

/** Free places of all, less when there are few days a month. */
export function availability(active: number, capacity: number, daysPerMonth: number): number {
  if (capacity <= 0) return 0;
  return clamp(1 - active / capacity) * clamp(daysPerMonth / ENOUGH_DAYS);
}

const COUNTY_DIGITS = 6;
const SAME_COUNTY = 0.4;

/** 1 in a town that is served, some in its county, ANYWHERE for those who named no towns. */
export function townServed(town: string | undefined, served: string[]): Worth {
  if (!town) return undefined;
  if (!served.length) return ANYWHERE;
  if (served.includes(town)) return 1;
  const county = town.slice(0, COUNTY_DIGITS);
  return served.some((code) => code.startsWith(county)) ? SAME_COUNTY : 0;
}

const USUAL = 1;
const POSSIBLE = 0.5;
const UNUSUAL = 0.1;
/** What each kind of expert usually does, and what they can do besides (product notes 3.4, 3.5). */
const MODES: Record<Category, { usual: string[]; possible: string[] }> = {
  sciEnvoy: { usual: ['service', 'consult'], possible: ['transfer', 'jointDevelop', 'develop'] },
  sciDeputy: {
    usual: ['post', 'jointDevelop', 'develop'],
    possible: ['consult', 'service', 'transfer'],
  },
  silver: { usual: ['consult', 'service', 'post'], possible: ['jointDevelop'] },
  holiday: { usual: ['consult', 'service'], possible: ['develop', 'jointDevelop'] },
  overseas: {
    usual: ['consult', 'jointDevelop', 'license'],
    possible: ['transfer', 'develop', 'post'],
  },
};

/** The best of the asked modes for this kind of expert. */
export function modeFits(asked: string[], category: Category): Worth {
  if (!asked.length) return undefined;
  const { usual, possible } = MODES[category];
  if (asked.some((mode) => usual.includes(mode))) return USUAL;
  return asked.some((mode) => possible.includes(mode)) ? POSSIBLE : UNUSUAL;
}

/** Does the outcome come in one of the asked modes? */
export function modeOffered(asked: string[], offered: string[]): Worth {
  if (!asked.length) return undefined;
  return asked.some((mode) => offered.includes(mode)) ? USUAL : UNUSUAL;
}

/** Readiness level 1..9. */
export const maturity = (level: number): number => clamp((level - 1) / 8);

const DAY_MS = 86_400_000;
const FRESH_DAYS = 90;
const OLD_DAYS = 730;

/** 1 up to 90 days after the last change, falling to 0 at two years. Both are ISO moments. */
export function freshness(changedAt: string, now: string): number {
  const days = (Date.parse(now) - Date.parse(changedAt)) / DAY_MS;
  return clamp((OLD_DAYS - days) / (OLD_DAYS - FRESH_DAYS));
}
