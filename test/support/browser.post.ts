import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

const folderOf = (dir: string): string => join(dir, 'letters');

/** A mail server on this machine for the built application: each letter becomes a file that stories can read. */
export const openPost = async (dir: string): Promise<{ url: string; close(): Promise<void> }> => {
  const folder = folderOf(dir);
  mkdirSync(folder);
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        count += 1;
        const to = session.envelope.rcptTo[0]?.address ?? '';
        writeFileSync(join(folder, `${count}-${to}.eml`), Buffer.concat(chunks));
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
};

/** The texts of the letters that came for an address so far. */
export const lettersTo = async (address: string): Promise<string[]> => {
  const folder = folderOf(process.env.BROWSER_DIR!);
  const files = readdirSync(folder).filter((name) => name.endsWith(`-${address}.eml`));
  const mails = files.map((name) => new PostalMime().parse(readFileSync(join(folder, name))));
  return (await Promise.all(mails)).map(({ text }) => text ?? '');
};

/** Looks every second, for a minute at most, until there is what is looked for. */
export const untilThere = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  for (let time = 0; time < 60; time += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('it did not come within a minute');
};
