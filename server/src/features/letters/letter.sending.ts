import type { Job } from '../../platform/jobs.ts';
import { postOut } from '../../platform/outbound.ts';
import type { World } from '../../platform/world.ts';
import { stopToken } from '../notices/notice.stopping.ts';
import { gatewayOf } from './gateway.reads.ts';
import { openSecret } from './gateway.secret.ts';
import { signatureOf } from './gateway.writing.ts';
import { addressOf, messageNow } from './letter.addressing.ts';
import { gatherForGateways, gatherMail } from './letter.gathering.ts';
import { LetterModel, type LetterRow } from './letter.model.ts';

const minute = 60_000;
/** Waits between the tries; after the last one it is failed, for officers to see. */
const waits = [1, 5, 30, 120, 480].map((minutes) => minutes * minute);
/** Longer than any try takes: then another process may take it over. */
const lease = 2 * minute;
const atOnce = 50;

/** One click in the mail program stops what the letter is of; the letter that asks about an address stops nothing. */
const stopHeaders = ({ account, stop }: LetterRow, world: World): Record<string, string> =>
  stop
    ? {
        'List-Unsubscribe': `<${world.publicUrl}/api/stop/${stopToken(String(account), stop as 'all', world)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }
    : {};

/** Where it went; nothing when it is not to be sent any more. */
type Went = { to: string } | undefined;

const sendMail = async (row: LetterRow, world: World): Promise<Went> => {
  const to = await addressOf(row, world);
  if (!to) return undefined;
  await world.mail.send({
    to,
    subject: row.subject,
    text: row.text,
    html: row.html,
    messageId: `<${String(row._id)}@${new URL(world.publicUrl).hostname}>`,
    headers: { ...stopHeaders(row, world), 'Auto-Submitted': 'auto-generated' },
  });
  return { to };
};

const sendToGateway = async (row: LetterRow, world: World): Promise<Went> => {
  const body = await messageNow(row);
  if (!body) return undefined;
  const gateway = await gatewayOf(row.county);
  if (!gateway) throw new Error('the gateway is switched off');
  const secret = openSecret(world.seal, gateway);
  if (!secret)
    throw new Error('the secret of the gateway cannot be opened: its leader must replace it');
  const status = await postOut({
    url: gateway.url,
    body,
    headers: {
      'X-Zhiqiao-Id': String(row._id),
      'X-Zhiqiao-Signature': signatureOf(secret, body, world.clock.now()),
    },
    privately: world.privateGateways,
  });
  if (status < 200 || status > 299) throw new Error(`the gateway answered ${status}`);
  return { to: gateway.url };
};

const said = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 300);

const noteFailure = async (row: LetterRow, error: unknown, at: Date): Promise<void> => {
  const wait = waits[row.tries - 1];
  await LetterModel.updateOne(
    { _id: row._id },
    wait === undefined
      ? { $set: { state: 'failed', error: said(error) }, $unset: { dueAt: 1 } }
      : { $set: { error: said(error), dueAt: new Date(at.getTime() + wait) } },
  );
};

/** Takes the next letter that is due, for as long as a try may take; of two processes one gets it. */
const take = (at: Date): Promise<LetterRow | null> =>
  LetterModel.findOneAndUpdate(
    { dueAt: { $lte: at }, state: 'waiting' },
    { $set: { dueAt: new Date(at.getTime() + lease) }, $inc: { tries: 1 } },
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  ).lean<LetterRow>();

const sendOne = async (row: LetterRow, world: World): Promise<void> => {
  const at = world.clock.now();
  try {
    const went = await (row.channel === 'mail' ? sendMail(row, world) : sendToGateway(row, world));
    await LetterModel.updateOne(
      { _id: row._id },
      {
        $set: went ? { state: 'sent', sentAt: at, ...went } : { state: 'dropped' },
        $unset: { dueAt: 1, error: 1 },
      },
    );
  } catch (error) {
    world.log.warn({ err: error, letter: String(row._id) }, 'a letter could not be sent');
    await noteFailure(row, error, at);
  }
};

/** Gathers what is due into letters and sends them; a letter is tried again with longer and longer waits. */
export const letterSending: Job = {
  name: 'letter.send',
  every: 5,
  run: async (world) => {
    await gatherMail(world);
    await gatherForGateways(world);
    for (let sent = 0; sent < atOnce; sent += 1) {
      const row = await take(world.clock.now());
      if (!row) return;
      await sendOne(row, world);
    }
  },
};
