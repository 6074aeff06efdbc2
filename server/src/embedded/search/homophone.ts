import { isHan, normalize } from './characters.ts';
import { type Lexicon, sharedBy, wordness } from './lexicon.ts';
import { isQuoted, quotations } from './quoted.ts';
import type { Sounds } from './sounds.ts';

const TRIED = 3;
/** see `sharedBy`; lower than where no character stays as typed, as 模 and 具 stand in many other words */
const WORD_SHARE = 0.025;

/**
 * What a typist with a pinyin keyboard may have meant: the text with one Han character replaced by
 * another of the same sound, likeliest first; what is quoted stays. Empty when no replacement makes better words.
 */
export function homophoneFixes(typed: string, lexicon: Lexicon, sounds: Sounds): string[] {
  sounds.catchUp();
  const text = normalize(typed).slice(0, 60);
  const quoted = quotations(text);
  const fixes: { text: string; gain: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const before = hanAt(text, at - 1);
    const after = hanAt(text, at + 1);
    if (!isHan(code) || !(before || after) || isQuoted(quoted, at)) continue;
    const support = (character: number): number =>
      (before && wordness(lexicon, before, character)) +
      (after && wordness(lexicon, character, after));
    const makesWord = (character: number): boolean =>
      Math.max(
        before && sharedBy(lexicon, before, character),
        after && sharedBy(lexicon, character, after),
      ) >= WORD_SHARE;
    const now = support(code);
    for (const other of sounds.homophones(code)) {
      const gain = support(other) - now;
      if (gain <= 0 || !makesWord(other)) continue;
      fixes.push({
        text: text.slice(0, at) + String.fromCharCode(other) + text.slice(at + 1),
        gain,
      });
    }
  }
  fixes.sort((a, b) => b.gain - a.gain);
  return fixes.slice(0, TRIED).map((fix) => fix.text);
}

/** The Han character at a place, or 0. */
function hanAt(text: string, at: number): number {
  const code = at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
  return isHan(code) ? code : 0;
}
