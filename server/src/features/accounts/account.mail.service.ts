import { randomBytes } from 'node:crypto';
import type * as doors from '@zhiqiao/shared/accounts/account.mail';
import { isSample, type MailState } from '@zhiqiao/shared/accounts/account.mail';
import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import type { World } from '../../platform/world.ts';
import { AccountModel, type AccountRow, actorOf } from './account.model.ts';

type Kept = Pick<AccountRow, 'contact' | 'mail'>;

const day = 86_400_000;
/** A link that lay in a mailbox for longer confirms nothing any more. */
const term = 7 * day;

export const mailStateOf = ({ contact, mail }: Kept): MailState => {
  const email = contact?.email;
  if (!email) return 'none';
  if (isSample(email)) return 'sample';
  if (mail?.confirmed === email) return 'confirmed';
  return mail?.nonce && mail.asked === email ? 'asked' : 'open';
};

/** The address letters may go to; empty until it is confirmed. */
export const mailableOf = (row: Kept): string =>
  mailStateOf(row) === 'confirmed' ? (row.contact?.email ?? '') : '';

const say = (name: string, who: Actor, at: Date) =>
  record(
    {
      name,
      subject: { noun: 'account', id: who.id },
      county: who.county,
      actor: { id: who.id, name: who.name, role: who.role },
    },
    at,
  );

/** Has a letter ask whether the address is theirs; a new nonce ends the links before. Without mail nobody is asked. */
export const askAbout = async (who: Actor, email: string, world: World): Promise<void> => {
  if (!world.mail.on || !email || isSample(email)) return;
  const at = world.clock.now();
  const nonce = randomBytes(12).toString('hex');
  await AccountModel.updateOne(
    { _id: who.id },
    { $set: { 'mail.asked': email, 'mail.nonce': nonce, 'mail.at': at } },
  );
  await say('account.mailAsked', who, at);
};

const load = async (id: string) => {
  const row = await AccountModel.findById(id).lean<AccountRow>();
  if (!row) throw new Refusal('notFound');
  return row;
};

const view = (row: AccountRow, world: World) => ({
  email: row.contact?.email ?? '',
  state: mailStateOf(row),
  on: world.mail.on,
});

export const showMail: UseCase<typeof doors.readMail> = async (ask, world) =>
  view(await load(ask.me.id), world);

export const askMailAgain: UseCase<typeof doors.askMail> = async (ask, world) => {
  const row = await load(ask.me.id);
  if (mailStateOf(row) !== 'confirmed') await askAbout(ask.me, row.contact?.email ?? '', world);
  return view(await load(ask.me.id), world);
};

const tokenOf = (account: string, nonce: string, { seal }: World): string => {
  const said = Buffer.from(`${account} ${nonce}`).toString('base64url');
  return `${said}.${seal.sign('mail', said)}`;
};

/** What the asking letter needs; nothing once it is answered, or the address is another one. */
export const mailAsked = async (account: string, world: World) => {
  const row = await AccountModel.findOne({ _id: account, disabled: false }).lean<AccountRow>();
  if (!row || mailStateOf(row) !== 'asked') return undefined;
  const nonce = row.mail!.nonce!;
  return {
    nonce,
    email: row.mail!.asked!,
    name: row.name,
    county: row.county,
    language: row.preferences?.language === 'en' ? ('en' as const) : ('zh-CN' as const),
    url: `${world.publicUrl}/confirm-mail/${tokenOf(account, nonce, world)}`,
  };
};

const rowOf = async (token: string, { seal, clock }: World): Promise<AccountRow> => {
  const [said = '', sign = ''] = token.split('.');
  if (!seal.holds('mail', said, sign)) throw new Refusal('notFound');
  const [account, nonce] = Buffer.from(said, 'base64url').toString().split(' ');
  const since = new Date(clock.now().getTime() - term);
  const row = await AccountModel.findOne({
    _id: account,
    disabled: false,
    'mail.nonce': nonce,
    'mail.at': { $gt: since },
  } as object).lean<AccountRow>();
  if (!row || mailStateOf(row) !== 'asked') throw new Refusal('notFound');
  return row;
};

export const showConfirming: UseCase<typeof doors.readConfirming> = async (ask, world) => ({
  email: (await rowOf(ask.params.token, world)).mail!.asked!,
});

/** The link in the letter is pressed on its page: programs that look at links of letters only read, and confirm nothing. */
export const confirmAddress: UseCase<typeof doors.confirmMail> = async (ask, world) => {
  const row = await rowOf(ask.params.token, world);
  const email = row.mail!.asked!;
  await AccountModel.updateOne(
    { _id: row._id },
    { $set: { 'mail.confirmed': email }, $unset: { 'mail.nonce': 1, 'mail.asked': 1 } },
  );
  await say('account.mailConfirmed', actorOf(row), world.clock.now());
  return { email };
};
