import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { disciplines } from '@zhiqiao/shared/reference/disciplines';
import { industries } from '@zhiqiao/shared/reference/industries';
import type { readReference } from '@zhiqiao/shared/reference/reference.endpoints';
import { type ReferenceLists, referenceLists } from '@zhiqiao/shared/reference/reference.schema';
import { towns } from '@zhiqiao/shared/reference/towns';
import { type CalendarYear, calendarYears } from '@zhiqiao/shared/rules/calendar.schema';
import { keepCalendar } from '@zhiqiao/shared/rules/workingDays';
import { z } from 'zod';
import type { UseCase } from '../../platform/ask.ts';
import { synonyms as shipped } from './synonyms.ts';

const synonymGroups = z.array(z.array(z.string().trim().min(1).max(30)).min(2)).max(2000);

let lists: ReferenceLists = { towns, industries, disciplines };
let synonyms = shipped.map((group) => [...group]);
let ownYears: CalendarYear[] = [];

/** A county's own list where it put one. Throws with the file's name when it cannot be read. */
const own = <T>(path: string, shape: z.ZodType<T>): T | undefined => {
  if (!existsSync(path)) return undefined;
  const parsed = shape.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${path}: ${issue?.path.join('.')} ${issue?.message}`);
};

/**
 * Takes a county's own lists: DIR/towns.json, industries.json, disciplines.json (arrays of {code, zh, en,
 * parent?}), synonyms.json (arrays of words that mean the same) and calendar.json (years of holidays).
 */
export const loadReference = (dir: string): void => {
  const { shape } = referenceLists;
  const at = (name: string) => join(dir, `${name}.json`);
  lists = {
    towns: own(at('towns'), shape.towns) ?? lists.towns,
    industries: own(at('industries'), shape.industries) ?? lists.industries,
    disciplines: own(at('disciplines'), shape.disciplines) ?? lists.disciplines,
  };
  synonyms = own(at('synonyms'), synonymGroups) ?? synonyms;
  ownYears = own(at('calendar'), calendarYears) ?? [];
  keepCalendar(ownYears);
};

/** The years of holidays that the county put in place of the shipped ones. */
export const ownCalendar = (): CalendarYear[] => ownYears;

/** Words that mean the same to whoever searches, in groups. */
export const synonymList = (): string[][] => synonyms;

export const reference = (): ReferenceLists => lists;

export const showReference: UseCase<typeof readReference> = async () => lists;

/** The words of a code in both languages, for search: 3451 finds 滚动轴承制造. */
export const wordsOf = (list: keyof ReferenceLists, codes: readonly string[]): string =>
  codes
    .flatMap((code) => lists[list].find((entry) => entry.code === code) ?? [])
    .map((entry) => `${entry.zh} ${entry.en}`)
    .join(' ');

/** A code with every code above it, so that a facet can count a branch: 3451 -> C, 34, 345, 3451. */
export const withAncestors = (list: keyof ReferenceLists, codes: readonly string[]): string[] => {
  const found = new Set<string>();
  for (let at of codes) {
    for (;;) {
      found.add(at);
      const parent = lists[list].find((entry) => entry.code === at)?.parent;
      if (!parent || found.has(parent)) break;
      at = parent;
    }
  }
  return [...found];
};

/** Chinese names of codes; a code that the list does not know stays a code. */
export const namesOf = (list: keyof ReferenceLists, codes: readonly string[]): string[] =>
  codes.map((code) => lists[list].find((entry) => entry.code === code)?.zh ?? code);
