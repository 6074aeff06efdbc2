import { creditCodeFault } from '@zhiqiao/shared/organisations/creditCode';

/** As the server reads it: full-width signs made plain, no spaces, upper case. */
export const plainCode = (typed: string): string =>
  typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();

export type CodeReading =
  | { tone: 'hint'; word: 'start' }
  | { tone: 'hint'; word: 'short'; count: number }
  | { tone: 'wrong'; word: 'long'; count: number }
  | { tone: 'wrong'; word: 'character'; place: number; sign: string }
  | { tone: 'wrong'; word: 'check' }
  | { tone: 'right'; word: 'right' };

const length = 18;
const strange = /[^0-9A-HJ-NP-RTUW-Y]/;

/** What to say about a code while it is typed: a sign that cannot be there at once, the rest when it is complete. */
export const readCreditCode = (typed: string): CodeReading => {
  const code = plainCode(typed);
  if (code === '') return { tone: 'hint', word: 'start' };
  const place = code.search(strange);
  if (place >= 0) return { tone: 'wrong', word: 'character', place: place + 1, sign: code[place]! };
  if (code.length < length) return { tone: 'hint', word: 'short', count: length - code.length };
  if (code.length > length) return { tone: 'wrong', word: 'long', count: code.length - length };
  return creditCodeFault(code)
    ? { tone: 'wrong', word: 'check' }
    : { tone: 'right', word: 'right' };
};
