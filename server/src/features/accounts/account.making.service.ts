import {
  type Actor,
  type NewAccount,
  officerRoles,
  type Role,
} from '@zhiqiao/shared/accounts/account.schema';
import { commonPassword } from '@zhiqiao/shared/accounts/password.common';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { record } from '../../platform/events.ts';
import { refuseField } from '../../platform/language.ts';
import { forget, keyOf, longMoment, remember, remembered } from '../../platform/memory.ts';
import { isDuplicate } from '../../platform/mongo.ts';
import { hashPassword } from '../../platform/passwords.ts';
import { afterCommit } from '../../platform/recording.ts';
import { AccountModel, type AccountRow, actorOf } from './account.model.ts';

/** Refuses passwords that everybody tries first, or that hold the sign-in name. */
export const refuseWeak = (password: string, login: string, path: string): void => {
  if (!commonPassword(password, login)) return;
  throw refuseField(path, 'password.common');
};

export interface Seat {
  role: Role;
  county: string;
  organisation?: string;
  expert?: string;
  demo?: string;
}

/** Makes an account with a seat; refuses a sign-in name that is taken. */
export const makeAccount = async (account: NewAccount, seat: Seat, at: Date): Promise<Actor> => {
  refuseWeak(account.password, account.login, 'account.password');
  try {
    const [row] = await AccountModel.create([
      {
        login: account.login,
        name: account.name,
        hash: await hashPassword(account.password),
        ...seat,
        since: at,
      },
    ]);
    const actor = actorOf(row!.toObject());
    joined(seat);
    await record(
      {
        name: 'account.registered',
        subject: { noun: 'account', id: actor.id },
        county: seat.county,
        actor: { id: actor.id, name: actor.name, role: actor.role },
      },
      at,
    );
    return actor;
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal('alreadyExists', { field: 'account.login' });
    throw error;
  }
};

/** The actor of an account that may still sign in; kept for a moment, since every request asks. */
export const loadActor = (id: string): Promise<Actor | undefined> =>
  remembered(
    keyOf('account', id),
    async () => {
      const row = await AccountModel.findById(id).lean();
      return row && !row.disabled ? actorOf(row) : undefined;
    },
    longMoment,
  );

/** Milliseconds: a little longer than open sockets go without being looked at again. */
const untilNextLook = 5000;

/** Which of these accounts may still sign in. Who they are is remembered: asked every few seconds, for all at once. */
export const allowedAccounts = async (ids: readonly string[]): Promise<Map<string, Actor>> => {
  const rows: AccountRow[] = await AccountModel.find({ _id: { $in: ids }, disabled: false }).lean();
  const allowed = new Map(rows.map((row) => [String(row._id), actorOf(row)]));
  for (const [id, actor] of allowed) remember(keyOf('account', id), actor, untilNextLook);
  forget(ids.filter((id) => !allowed.has(id)).map((id) => keyOf('account', id)));
  return allowed;
};

/** Whether demonstration accounts, whose password is published, are in this store. */
export const anyDemoAccount = async (): Promise<boolean> =>
  (await AccountModel.exists({ demo: { $exists: true } })) !== null;

export const anyAccount = async (): Promise<boolean> => (await AccountModel.exists({})) !== null;

type Whom =
  | { organisation: string }
  | { officersOf: string }
  | { expert: string }
  | { account: string };

const filterOf = (whom: Whom) => {
  if ('officersOf' in whom) return { county: whom.officersOf, role: { $in: officerRoles } };
  return 'account' in whom ? { _id: whom.account } : whom;
};
const peopleKey = (whom: Whom): string => keyOf('people', Object.entries(whom).flat().join(' '));

/** Whoever joins is among the people of their places from the commit on. */
const joined = ({ organisation, expert, county }: Seat): void =>
  afterCommit(() =>
    forget([
      peopleKey({ officersOf: county }),
      ...(organisation ? [peopleKey({ organisation })] : []),
      ...(expert ? [peopleKey({ expert })] : []),
    ]),
  );

/** Accounts of an organisation, or of the officers of a county, or of an expert: whom to notify. Kept for a moment. */
export const accountsOf = (whom: Whom): Promise<Actor[]> =>
  remembered(peopleKey(whom), async () => {
    const rows: AccountRow[] = await AccountModel.find({
      ...filterOf(whom),
      disabled: false,
    } as object).lean();
    return rows.map(actorOf);
  });

/** When each account of an organisation joined. */
export const membersOf = async (
  organisation: string,
): Promise<{ id: string; name: string; role: string; since: string }[]> => {
  const rows = await AccountModel.find({ organisation, disabled: false }).sort({ since: 1 }).lean();
  return rows.map((row) => ({
    id: String(row._id),
    name: row.name,
    role: row.role,
    since: row.since.toISOString(),
  }));
};

/** Makes an account one of the demonstration's one-click doors. @param key doors are shown in the order of their keys */
export const markDemo = async (id: string, key: string): Promise<void> => {
  await AccountModel.updateOne({ _id: id }, { $set: { demo: key } });
};
