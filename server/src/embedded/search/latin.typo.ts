import { normalize } from './characters.ts';
import { frequency, type Lexicon } from './lexicon.ts';
import { isQuoted, quotations } from './quoted.ts';
import { walk } from './tokens.ts';

const LONGEST_TEXT = 60;
const TRIED = 3;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** No digits: 6204 and 6205 are two bearings. Short words are abbreviations, one letter apart by nature. */
const MENDABLE = /^[a-z]{4,24}$/;

interface Fix {
  word: string;
  at: number;
  /** known words one edit away, most frequent first */
  known: { word: string; count: number }[];
  /** in how many documents the word is as typed */
  count: number;
}

/**
 * What may have been meant where Latin words are mistyped by one letter: the text with known words in
 * their place, likeliest first. All unknown words are mended at once, then each word alone.
 */
export function latinFixes(typed: string, lexicon: Lexicon): string[] {
  const text = normalize(typed).slice(0, LONGEST_TEXT);
  const quoted = quotations(text);
  const fixes: Fix[] = [];
  walk(text, {
    han: () => undefined,
    word: (word, at) => {
      if (!MENDABLE.test(word) || isQuoted(quoted, at)) return;
      const count = countOf(lexicon, word);
      const known = neighbours(word, lexicon).filter((each) => each.count > count);
      if (known.length) fixes.push({ word, at, known, count });
    },
  });
  const unknown = fixes.filter(({ count }) => count === 0);
  const alone = fixes
    .flatMap((fix) => fix.known.map((known) => ({ fix, known })))
    .sort((a, b) => b.known.count - a.known.count)
    .map(({ fix, known }) => replaced(text, [{ ...fix, known: [known] }]));
  return [...new Set([replaced(text, unknown), ...alone])]
    .filter((fixed) => fixed !== text)
    .slice(0, TRIED);
}

const countOf = ({ dictionary, ...rest }: Lexicon, word: string): number =>
  frequency({ dictionary, ...rest }, dictionary.find(dictionary.wordKey(word)));

function replaced(text: string, fixes: Fix[]): string {
  let fixed = text;
  for (const { word, at, known } of fixes.toReversed())
    fixed = fixed.slice(0, at) + known[0]!.word + fixed.slice(at + word.length);
  return fixed;
}

/** Known words that one letter more, less or other, or two changed places, make of this one. */
function neighbours(word: string, lexicon: Lexicon): { word: string; count: number }[] {
  return [...new Set(edits(word))]
    .map((each) => ({ word: each, count: countOf(lexicon, each) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}

function* edits(word: string): Generator<string> {
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at);
    const after = word.slice(at);
    const rest = after.slice(1);
    if (after) yield before + rest;
    if (after.length > 1) yield before + after.charAt(1) + after.charAt(0) + after.slice(2);
    for (const letter of LETTERS) {
      yield before + letter + after;
      if (after) yield before + letter + rest;
    }
  }
}
