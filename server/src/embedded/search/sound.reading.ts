import type { TermDictionary } from './term.dictionary.ts';
import { firstOf, secondOf } from './tokens.ts';

/** Terms that a row of sounds may mean: `at` says which sound of the row the term begins with. */
export interface SoundClue {
  term: number;
  at: number;
  length: 1 | 2;
  weight: number;
}

const KEPT = 6;

interface Path {
  text: string;
  weight: number;
}

/**
 * The likeliest Han text of a row of sounds: pairs that share a character are chained from the first
 * sound to the last. Undefined when no chain reaches the end.
 */
export function likeliestText(
  clues: readonly SoundClue[],
  sounds: number,
  dictionary: TermDictionary,
): string | undefined {
  let paths: Path[] = [{ text: '', weight: 1 }];
  for (let at = 0; at + 1 < sounds; at++) {
    const pairs = clues.filter((clue) => clue.at === at && clue.length === 2);
    paths = paths
      .flatMap((path) => pairs.flatMap((pair) => longer(path, pair, dictionary)))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, KEPT);
  }
  return paths[0]?.text || undefined;
}

function longer(path: Path, { term, weight }: SoundClue, dictionary: TermDictionary): Path[] {
  const key = dictionary.keys[term]!;
  const [first, second] = [firstOf(key), secondOf(key)].map((code) => String.fromCharCode(code!));
  if (path.text && !path.text.endsWith(first!)) return [];
  return [{ text: (path.text || first!) + second, weight: path.weight * weight }];
}
