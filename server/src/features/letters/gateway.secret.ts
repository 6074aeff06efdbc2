import { randomBytes } from 'node:crypto';
import type { Seal } from '../../platform/seal.ts';

const purposeOf = (county: string) => `gateway ${county}`;

/** As long as what is signed with it: 32 random bytes, as text that survives being copied. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

export const closeSecret = (seal: Seal, county: string, secret: string): string =>
  seal.close(purposeOf(county), secret);

/** @returns nothing when none was set, or when the installation's own secret is no longer that of the day it was set */
export const openSecret = (
  seal: Seal,
  row: { _id: string; secret?: string | null | undefined },
): string | undefined => (row.secret ? seal.open(purposeOf(row._id), row.secret) : undefined);
