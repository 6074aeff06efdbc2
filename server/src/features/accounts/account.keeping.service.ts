import type * as doors from '@zhiqiao/shared/accounts/account.endpoints';
import { accountPolicy, accountStandings } from '@zhiqiao/shared/accounts/account.policy';
import type { Actor, KeptAccount } from '@zhiqiao/shared/accounts/account.schema';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { forget, keyOf } from '../../platform/memory.ts';
import { afterCommit } from '../../platform/recording.ts';
import { endSessions } from '../../platform/session.ts';
import type { World } from '../../platform/world.ts';
import { AccountModel, type AccountRow, actorOf } from './account.model.ts';
import { placesOf } from './account.places.ts';

type Deed = 'disable' | 'enable' | 'makePasswordLink';

const view = (by: Actor, row: AccountRow, place: string): KeptAccount => ({
  id: String(row._id),
  login: row.login,
  name: row.name,
  role: row.role,
  place,
  since: row.since.toISOString(),
  state: row.disabled ? 'disabled' : 'active',
  standings: accountStandings(by, actorOf(row)),
});

/** Letters of a search as they are, not as a pattern. */
const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

export const showAccounts: UseCase<typeof doors.listAccounts> = async (ask) => {
  const { q, page, pageSize } = ask.query;
  const like = { $regex: literally(q), $options: 'i' };
  const filter = {
    ...(ask.me.role === 'leader'
      ? { county: ask.me.county }
      : { organisation: ask.me.organisation }),
    ...(q ? { $or: [{ name: like }, { login: like }] } : {}),
  } as object;
  const [rows, total] = await Promise.all([
    AccountModel.find(filter)
      .sort({ disabled: 1, role: 1, since: 1, _id: 1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<AccountRow[]>(),
    AccountModel.countDocuments(filter),
  ]);
  const place = await placesOf(rows);
  return {
    items: rows.map((row) => view(ask.me, row, place(row))),
    total,
    page,
    pageSize,
  };
};

/** The account that a deed is for; missing to whoever does not look after it. The demonstration's doors stay open. */
export const accountFor = async (id: string, by: Actor, deed: Deed): Promise<AccountRow> => {
  const row = await AccountModel.findById(id).lean<AccountRow>();
  if (!row) throw new Refusal('notFound');
  const state = row.disabled ? 'disabled' : 'active';
  demand(accountPolicy, deed, accountStandings(by, actorOf(row)), state);
  if (row.demo) throw new Refusal('notPermitted', { action: deed });
  return row;
};

/** Records what somebody did with another's account. */
export const noteKeeping = (name: string, row: AccountRow, by: Actor, at: Date, note?: string) =>
  record(
    {
      name,
      subject: { noun: 'account', id: String(row._id) },
      county: row.county,
      actor: { id: by.id, name: by.name, role: by.role },
      ...(note ? { note } : {}),
    },
    at,
  );

const turn = async (id: string, by: Actor, disabled: boolean, world: World, note?: string) => {
  const row = await accountFor(id, by, disabled ? 'disable' : 'enable');
  await AccountModel.updateOne({ _id: id }, { $set: { disabled } });
  const name = disabled ? 'account.disabled' : 'account.enabled';
  await noteKeeping(name, row, by, world.clock.now(), note);
  if (disabled) await endSessions(id);
  afterCommit(() => forget([keyOf('account', id)]));
  return view(by, { ...row, disabled }, (await placesOf([row]))(row));
};

export const disable: UseCase<typeof doors.disableAccount> = (ask, world) =>
  turn(ask.params.id, ask.me, true, world, ask.body.note);

export const enable: UseCase<typeof doors.enableAccount> = (ask, world) =>
  turn(ask.params.id, ask.me, false, world);
