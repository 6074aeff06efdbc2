/** GB 32100-2015: 18 characters without I O S V Z, the last one a check character, weights 3^i mod 31. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character that belongs behind the first 17. */
export const checkCharacter = (first17: string): string => {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31]!;
};

export type CreditCodeFault = 'length' | 'character' | 'check';

/** What is wrong with a unified social credit code; undefined when nothing is. */
export const creditCodeFault = (code: string): CreditCodeFault | undefined => {
  if (code.length !== 18) return 'length';
  if ([...code].some((character) => !alphabet.includes(character))) return 'character';
  return checkCharacter(code.slice(0, 17)) === code[17] ? undefined : 'check';
};
