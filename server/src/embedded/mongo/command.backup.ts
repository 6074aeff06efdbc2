import { timingSafeEqual } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { Command } from './command.context.ts';
import { badValue, StoreError } from './failure.ts';

const isSame = (given: unknown, token: string) =>
  typeof given === 'string' &&
  given.length === token.length &&
  timingSafeEqual(Buffer.from(given), Buffer.from(token));

function entriesOf(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

/**
 * `{backupStore: 1, to: DIR, token}`: copies the store, as it is at this moment, into an empty folder while it goes
 * on. A command of our own: MongoDB leaves this to tools that read its files. The token stands in the lock file of the
 * folder, so that reaching the port is not enough to have files written.
 */
export const backupStore: Command = async (command, { engine }) => {
  if (!isSame(command.token, engine.folder.token)) {
    throw new StoreError(13, 'Unauthorized', 'backupStore needs the token of the lock file');
  }
  const { to } = command;
  if (typeof to !== 'string' || !isAbsolute(to)) throw badValue("'to' must be an absolute path");
  if (entriesOf(to).length) throw badValue(`'to' must be an empty folder: ${to}`);
  await engine.files.backup(to);
  return { ok: 1 };
};
