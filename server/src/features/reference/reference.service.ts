import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { disciplines } from '@zhiqiao/shared/reference/disciplines';
import { industries } from '@zhiqiao/shared/reference/industries';
import type { readReference } from '@zhiqiao/shared/reference/reference.endpoints';
import { type ReferenceLists, referenceLists } from '@zhiqiao/shared/reference/reference.schema';
import { towns } from '@zhiqiao/shared/reference/towns';
import type { UseCase } from '../../platform/ask.ts';

let lists: ReferenceLists = { towns, industries, disciplines };

/**
 * Takes a county's own lists where it put them: DIR/towns.json, industries.json, disciplines.json (arrays of
 * {code, zh, en, parent?}). Throws with the file's name when one cannot be read.
 */
export const loadReference = (dir: string): void => {
  const own = (name: keyof ReferenceLists) => {
    const path = join(dir, `${name}.json`);
    if (!existsSync(path)) return {};
    const parsed = referenceLists.shape[name].safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (!parsed.success)
      throw new Error(
        `${path}: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`,
      );
    return { [name]: parsed.data };
  };
  lists = { ...lists, ...own('towns'), ...own('industries'), ...own('disciplines') };
};

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
