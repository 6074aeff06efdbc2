import { hash, verify } from '@node-rs/argon2';

const kept = new Map<string, string>();

/** argon2id with a salt of its own, at OWASP's cost (19 MiB, two passes): about 30 ms on purpose. */
export const hashPassword = async (password: string): Promise<string> =>
  kept.get(password) ?? hash(password);

export const samePassword = (hashed: string, password: string): Promise<boolean> =>
  verify(hashed, password);

/** For playing demonstration data only: its one published password is hashed once for all its accounts. */
export const hashOnce = async (password: string): Promise<void> => {
  kept.set(password, await hash(password));
};
