import { randomBytes } from 'node:crypto';

const code = randomBytes(12).toString('base64url');

/** The code that the console prints on the first start of an empty store; good for one set-up while this process runs. */
export const setUpCode = (): string => code;
