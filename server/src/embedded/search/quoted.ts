import { standsAlone } from './characters.ts';

/** What stands between quotes, Chinese or Latin ones, of a normalized text. */
const QUOTED = /["＂“”「」]([^"＂“”「」]+)["＂“”「」]/g;

export interface Quotation {
  /** what stands inside */
  text: string;
  /** where it begins and ends, the quotes among it */
  start: number;
  end: number;
}

/** The quotations of a text: what is quoted is looked for as it stands. */
export const quotations = (text: string): Quotation[] =>
  Array.from(text.matchAll(QUOTED), ({ 0: whole, 1: inside, index }) => ({
    text: collapse(inside!),
    start: index,
    end: index + whole.length,
  }));

/** One blank for any white space, so that phrases compare across line ends. */
export const collapse = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Is the place inside a quotation? */
export const isQuoted = (quoted: readonly Quotation[], at: number): boolean =>
  quoted.some(({ start, end }) => at >= start && at < end);

/** Does a collapsed text hold a quoted one, as whole words? */
export function holdsQuoted(text: string, quoted: string): boolean {
  for (let at = text.indexOf(quoted); at >= 0; at = text.indexOf(quoted, at + 1))
    if (standsAlone(text, at, quoted.length)) return true;
  return false;
}
