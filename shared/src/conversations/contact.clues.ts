/** What in a text looks like a way to reach somebody outside. */
export type ContactClue = 'phone' | 'mail' | 'chat';

const clues: readonly [ContactClue, RegExp][] = [
  // Chinese mobile numbers, set apart or not, with or without +86
  ['phone', /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/],
  // landlines with an area code
  ['phone', /(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/],
  ['mail', /[\w.+-]+@[\w-]+\.[a-z]{2,}/i],
  [
    'chat',
    /(?:微信|威信|薇信|加[vV微]|wechat|weixin|qq|钉钉)\s*(?:号|是|[:：])?\s*[a-z0-9_-]{5,20}/i,
  ],
  ['chat', /(?<![a-z])(?:vx|wx)\s*[:：]?\s*[a-z0-9_-]{5,20}/i],
];

/** The first clue in a text that looks like contact details; nothing when it reads like plain talk. */
export const contactClue = (text: string): ContactClue | undefined => {
  const plain = text.normalize('NFKC');
  return clues.find(([, pattern]) => pattern.test(plain))?.[0];
};
