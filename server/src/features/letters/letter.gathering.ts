import { createHash } from 'node:crypto';
import { kindOf } from '@zhiqiao/shared/notices/notice.kinds';
import { inTransaction } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { type Reachable, reachables } from '../accounts/account.contact.service.ts';
import { choicesOf } from '../notices/notice.choice.reads.ts';
import { type Leaving, leavingNotices, markLeft } from '../notices/notice.reads.ts';
import { stopToken } from '../notices/notice.stopping.ts';
import { gatewayOf } from './gateway.reads.ts';
import { messageOf } from './gateway.writing.ts';
import { LetterModel } from './letter.model.ts';
import { writeLetter } from './letter.writing.ts';

const batch = 500;

const keyOf = (channel: string, notices: readonly Leaving[]): string =>
  createHash('sha256')
    .update([channel, ...notices.map(({ id, count }) => `${id}.${count}`)].join(' '))
    .digest('hex');

const store = async (
  notices: readonly Leaving[],
  letter: Record<string, unknown> & { channel: 'mail' | 'gateway' },
  at: Date,
): Promise<void> => {
  const key = keyOf(letter.channel, notices);
  const { account, county } = notices[0]!;
  await LetterModel.updateOne(
    { key },
    { $setOnInsert: { ...letter, account, county, notices: notices.length, at, dueAt: at } },
    { upsert: true },
  );
};

/** What was read in the application meanwhile, or is wanted by mail no more, is not sent. */
const stillWanted = async (account: string, notices: readonly Leaving[]): Promise<Leaving[]> => {
  const { kinds } = await choicesOf(account);
  return notices.filter(
    ({ view }) => !view.read && kinds[kindOf(view.code, view.link.noun)] !== 'off',
  );
};

const gatherFor = async (
  account: string,
  due: readonly Leaving[],
  reader: Reachable | undefined,
  world: World,
) => {
  const wanted = await stillWanted(account, due);
  await inTransaction(async () => {
    await markLeft('mail', due);
    if (!reader?.email || wanted.length === 0) return;
    const written = writeLetter(
      wanted.map(({ view }) => view),
      {
        name: reader.name,
        language: reader.language,
        publicUrl: world.publicUrl,
        stopUrl: (kind) => `${world.publicUrl}/stop/${stopToken(account, kind, world)}`,
      },
    );
    await store(
      wanted,
      { channel: 'mail', reader: reader.name, to: reader.email, ...written },
      world.clock.now(),
    );
  });
};

/** One letter a reader of everything that is due to them. */
export const gatherMail = async (world: World): Promise<void> => {
  const due = await leavingNotices('mail', world.clock.now(), batch);
  const accounts = [...new Set(due.map(({ account }) => account))];
  const readers = await reachables(accounts);
  for (const account of accounts)
    await gatherFor(
      account,
      due.filter((notice) => notice.account === account),
      readers.get(account),
      world,
    );
};

/** One message a notice, for the county's gateway to pass on. */
export const gatherForGateways = async (world: World): Promise<void> => {
  const at = world.clock.now();
  const due = await leavingNotices('gateway', at, batch);
  const readers = await reachables(due.map(({ account }) => account));
  for (const notice of due) {
    const gateway = await gatewayOf(notice.county);
    const wanted = await stillWanted(notice.account, [notice]);
    const reader = readers.get(notice.account);
    await inTransaction(async () => {
      await markLeft('gateway', [notice]);
      if (!gateway || !reader || wanted.length === 0) return;
      const { subject, text } = messageOf(notice, reader, world.publicUrl);
      const letter = { channel: 'gateway' as const, reader: reader.name, to: gateway.url };
      await store([notice], { ...letter, subject, text }, at);
    });
  }
};
