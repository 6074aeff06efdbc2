import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Signs short texts that leave the house and come back in links, and closes those that must be kept unreadable. */
export interface Seal {
  /** @returns 32 letters of base64url */
  sign(purpose: string, text: string): string;
  holds(purpose: string, text: string, sign: string): boolean;
  /** @returns the text enciphered, different each time; only `open` of the same purpose and secret reads it */
  close(purpose: string, text: string): string;
  /** @returns nothing when it was closed for another purpose, with another secret, or was changed */
  open(purpose: string, closed: string): string | undefined;
}

const mark = 'v1.';
const ivLength = 12;
const tagLength = 16;

const keyFor = (secret: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'zhiqiao', use, 32));

/** AES-256-GCM; the purpose is bound to the text, so that what was kept for one cannot stand in for another. */
const makeBox = (key: Buffer): Pick<Seal, 'close' | 'open'> => ({
  close: (purpose, text) => {
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
    const said = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return mark + Buffer.concat([iv, cipher.getAuthTag(), said]).toString('base64url');
  },
  open: (purpose, closed) => {
    if (!closed.startsWith(mark)) return undefined;
    const bytes = Buffer.from(closed.slice(mark.length), 'base64url');
    if (bytes.length < ivLength + tagLength) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
    try {
      const said = decipher.update(bytes.subarray(ivLength + tagLength));
      return Buffer.concat([said, decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  },
});

/** A seal with keys of its own, derived from the secret of sessions. */
export const makeSeal = (secret: string): Seal => {
  const key = keyFor(secret, 'seal');
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
    ...makeBox(keyFor(secret, 'box')),
  };
};
