import { frequency, type Lexicon } from './lexicon.ts';
import { firstOf, secondOf } from './tokens.ts';

/** Terms that a row of sounds may mean: `at` says which sound of the row the term begins with. */
export interface SoundClue {
  term: number;
  at: number;
  length: 1 | 2;
  weight: number;
}

/** paths followed at once, and texts given back */
const KEPT = 30;
const GIVEN = 16;

/** A text that sounds so. */
export interface Said {
  text: string;
  /** the product of its pairs' likelihoods */
  weight: number;
  /** no more documents than this can hold it: those of its rarest pair */
  most: number;
}

/**
 * The likeliest Han texts of a row of sounds, best first, at most sixteen: pairs that share a character are chained from
 * the first sound to the last. Empty when no chain reaches the end.
 */
export function likeliestTexts(
  pairs: readonly SoundClue[],
  sounds: number,
  lexicon: Lexicon,
): Said[] {
  let paths: Said[] = [{ text: '', weight: 1, most: Infinity }];
  for (let at = 0; at + 1 < sounds; at++) {
    const here = pairs.filter((pair) => pair.at === at && pair.length === 2);
    paths = paths
      .flatMap((path) => here.flatMap((pair) => longer(path, pair, lexicon)))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, KEPT);
  }
  return paths.slice(0, GIVEN).filter(({ text }) => text);
}

function longer(path: Said, { term, weight }: SoundClue, lexicon: Lexicon): Said[] {
  const key = lexicon.dictionary.keys[term]!;
  const [first, second] = [firstOf(key), secondOf(key)].map((code) => String.fromCharCode(code!));
  if (path.text && !path.text.endsWith(first!)) return [];
  return [
    {
      text: (path.text || first!) + second,
      weight: path.weight * weight,
      most: Math.min(path.most, frequency(lexicon, term)),
    },
  ];
}
