import { isHan, normalize } from './characters.ts';
import { frequency, type Lexicon, sharedBy, wordness } from './lexicon.ts';
import { isQuoted, quotations } from './quoted.ts';
import type { Sounds } from './sounds.ts';
import { firstOf, secondOf } from './tokens.ts';

const LONGEST_TEXT = 30;
/** pairs tried where two characters stand */
const TRIED = 8;
/** Among more documents than these a pair that a single one holds may be chance. */
const FEW_DOCUMENTS = 500;
/** see `sharedBy`: without it every third everyday word that nobody writes about (淘宝) became nonsense that sounds so */
const WORD_SHARE = 0.08;

interface Path {
  codes: number[];
  worth: number;
}

/**
 * What sounds like the text where its characters form no known word: a keyboard's wrong word (周成) or a traditional
 * writing (軸承) become 轴承. Characters of known words stay, and what is quoted; undefined when nothing known sounds so.
 */
export function soundAlike(typed: string, lexicon: Lexicon, sounds: Sounds): string | undefined {
  const text = normalize(typed);
  if (text.length > LONGEST_TEXT) return undefined;
  sounds.catchUp();
  const quoted = quotations(text);
  const codes = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  const worth = (one: number, other: number): number =>
    isHan(one) && isHan(other) ? wordness(lexicon, one, other) : 0;
  const known = (at: number): boolean => worth(codes[at - 1]!, codes[at]!) > 0;
  const free = codes.map(
    (code, at) => isHan(code) && !isQuoted(quoted, at) && !known(at) && !known(at + 1),
  );
  const choices = choicesOf(codes, free, lexicon, sounds);
  const best = likeliest(choices, worth);
  const said = String.fromCharCode(...best);
  return said === text ? undefined : said;
}

/** The characters that may stand at each place, the typed one first. */
function choicesOf(
  codes: readonly number[],
  free: readonly boolean[],
  lexicon: Lexicon,
  sounds: Sounds,
): number[][] {
  const choices = codes.map((code) => new Set([code]));
  for (let at = 0; at + 1 < codes.length; at++) {
    const [one, other] = [codes[at]!, codes[at + 1]!];
    if (!isHan(one) || !isHan(other) || !(free[at] || free[at + 1])) continue;
    const pairs = sounds
      .alike(one, other)
      .filter((term) => frequency(lexicon, term) >= (lexicon.documents > FEW_DOCUMENTS ? 2 : 1))
      .map((term) => lexicon.dictionary.keys[term]!)
      .map((key) => ({ first: firstOf(key), second: secondOf(key) }))
      .filter(
        ({ first, second }) => (free[at] || first === one) && (free[at + 1] || second === other),
      )
      .filter((pair) => sharedBy(lexicon, pair.first, pair.second) >= WORD_SHARE)
      .map((pair) => ({ ...pair, worth: wordness(lexicon, pair.first, pair.second) }))
      .sort((a, b) => b.worth - a.worth);
    for (const { first, second } of pairs.slice(0, TRIED)) {
      choices[at]!.add(first);
      choices[at + 1]!.add(second);
    }
  }
  return choices.map((each) => [...each]);
}

/** The row of characters with the best words; the typed ones where others are no better. */
function likeliest(
  choices: readonly number[][],
  worth: (one: number, other: number) => number,
): number[] {
  let paths: Path[] = [{ codes: [], worth: 0 }];
  for (const here of choices) {
    paths = here.map((code) => {
      let best: Path | undefined;
      for (const path of paths) {
        const last = path.codes.at(-1);
        const sum = path.worth + (last === undefined ? 0 : Math.log1p(worth(last, code)));
        if (!best || sum > best.worth) best = { codes: path.codes, worth: sum };
      }
      return { codes: [...best!.codes, code], worth: best!.worth };
    });
  }
  return paths.reduce((one, other) => (other.worth > one.worth ? other : one)).codes;
}
