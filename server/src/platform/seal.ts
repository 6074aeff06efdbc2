import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Signs short texts that leave the house and come back in links. */
export interface Seal {
  /** @returns 32 letters of base64url */
  sign(purpose: string, text: string): string;
  holds(purpose: string, text: string, sign: string): boolean;
}

/** A seal with a key of its own, derived from the secret of sessions. */
export const makeSeal = (secret: string): Seal => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'zhiqiao', 'seal', 32));
  const sign = (purpose: string, text: string): string =>
    createHmac('sha256', key)
      .update(`${purpose}\n${text}`)
      .digest()
      .subarray(0, 24)
      .toString('base64url');
  return {
    sign,
    holds: (purpose, text, given) => {
      const [own, other] = [Buffer.from(sign(purpose, text)), Buffer.from(given)];
      return own.length === other.length && timingSafeEqual(own, other);
    },
  };
};
