import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { letterSending } from '../../server/src/features/letters/letter.sending.ts';
import type { House } from './app.ts';
import type { Seated } from './people.ts';

export interface Postbox {
  url: string;
  letters: { to: string; mail: Email; headers: Map<string, string> }[];
  /** letters to this address are refused; to nobody any more when absent */
  refuse(address?: string): void;
  close(): Promise<void>;
}

/** A real SMTP server on this machine that keeps what it receives, parsed. */
export const openPostbox = async (): Promise<Postbox> => {
  const letters: Postbox['letters'] = [];
  let refused: string | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      const to = session.envelope.rcptTo[0]?.address ?? '';
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        if (to === refused) return done(new Error('mailbox busy'));
        const mail = await new PostalMime().parse(Buffer.concat(chunks));
        const headers = new Map(mail.headers.map(({ key, value }) => [key, value]));
        letters.push({ to, mail, headers });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuse: (address) => {
      refused = address;
    },
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
};

export interface Receiver {
  url: string;
  received: { headers: IncomingMessage['headers']; body: string }[];
  /** the statuses of the next answers; then 200 */
  answer(...statuses: number[]): void;
  close(): Promise<void>;
}

/** A county's gateway on this machine. */
export const openReceiver = async (): Promise<Receiver> => {
  const received: Receiver['received'] = [];
  let statuses: number[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      received.push({ headers: req.headers, body: Buffer.concat(chunks).toString() });
      res.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer: (...next) => {
      statuses = next;
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

/** The link in the last letter that asks whether an address is theirs. */
export const confirmingLink = (post: Postbox, email: string): string | undefined =>
  post.letters
    .filter(({ to }) => to === email)
    .flatMap(({ mail }) => /\/confirm-mail\/(\S+)/.exec(mail.text ?? '')?.[1] ?? [])
    .at(-1);

/** Gives somebody a mail address and answers the letter that asks whether it is theirs; that letter is forgotten then. */
export const mailTo = async (
  house: House,
  post: Postbox,
  who: Seated,
  email: string,
): Promise<void> => {
  await who.person.put('/api/me/contact', { email, phone: '' }).expect(200);
  await house.settled();
  await letterSending.run(house.assembly.world);
  await house
    .guest()
    .post(`/api/mail/${confirmingLink(post, email)}`)
    .expect(200);
  await house.settled();
  const others = post.letters.filter(({ to }) => to !== email);
  post.letters.splice(0, post.letters.length, ...others);
};
