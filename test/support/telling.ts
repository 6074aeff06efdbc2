import { performance } from 'node:perf_hooks';
import type { Person } from './app.ts';

export type Kind = 'needs' | 'experts' | 'outcomes' | 'organisations';

const doors: Record<Kind, string> = {
  needs: '/api/needs',
  experts: '/api/experts',
  outcomes: '/api/outcomes',
  organisations: '/api/search/organisations',
};

export interface Told {
  total: number;
  items: { card: { id: string }; marks: Record<string, { text: string }> }[];
  facets: Record<string, { value: string; count: number }[]>;
  corrected?: string;
  relaxed?: boolean;
}

/** The list of a kind, as a reader is told it for these words. */
export const listFor = async (who: Person, kind: Kind, words: string, more = ''): Promise<Told> =>
  (await who.get(`${doors[kind]}?q=${encodeURIComponent(words)}${more}`).expect(200)).body;

/** Where a reader is told of a thing for these words: in the list, among suggestions while typing, or nowhere. */
export const placesFor = async (who: Person, kind: Kind, words: string, id: string) => {
  const has = ({ items }: Pick<Told, 'items'>) => items.some(({ card }) => card.id === id);
  const all = (await who.get(`/api/search?q=${encodeURIComponent(words)}`).expect(200)).body;
  return [
    ...(has(await listFor(who, kind, words)) ? ['list'] : []),
    ...(has(all[kind]) ? ['suggestions'] : []),
  ];
};

/**
 * Asks until it holds, for 15 seconds at most: nothing heals the index meanwhile, so only a reaction makes it true. How
 * soon readers see it is a figure of `bench:http`, not of a test.
 */
export const comesTrue = async (holds: () => Promise<boolean>): Promise<boolean> => {
  const started = performance.now();
  while (performance.now() - started < 15_000) if (await holds()) return true;
  return false;
};
