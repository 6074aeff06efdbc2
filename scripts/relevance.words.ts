import { normalize } from '../server/src/embedded/search/characters.ts';
import { walk } from '../server/src/embedded/search/tokens.ts';

export interface Thing {
  id: string;
  name: string;
  context: string;
}

/** Han pairs and Latin words of a text, each once. */
function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  walk(normalize(text), {
    han: (code, previous) => {
      if (previous) words.add(String.fromCharCode(previous, code));
    },
    word: (word) => {
      if (/^[a-z]{3,}$/.test(word)) words.add(word);
    },
  });
  return words;
}

/** In how many texts each word is. */
export function wordCounts(things: Thing[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { context, name } of things)
    for (const word of wordsOf(`${name} ${context}`)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The words of a text that are said most in it and least elsewhere; none that nobody else says. */
export function keywordsOf(text: string, counts: Map<string, number>, many: number): string[] {
  const normal = normalize(text);
  const weigh = (word: string): number => {
    const count = counts.get(word) ?? 0;
    if (count < 3) return 0;
    return (normal.split(word).length - 1) / Math.sqrt(count);
  };
  return [...wordsOf(text)]
    .map((word) => ({ word, weight: weigh(word) }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, many)
    .map(({ word }) => word);
}
