import { createHash } from 'node:crypto';
import type {
  enterDemo,
  listDemoDoors,
  signIn,
  signOut,
  signOutEverywhere,
} from '@zhiqiao/shared/accounts/account.endpoints';
import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { hashPassword, samePassword } from '../../platform/passwords.ts';
import { endSessions } from '../../platform/session.ts';
import { describeMe } from './account.me.service.ts';
import { AccountModel, type AccountRow, AttemptModel, actorOf } from './account.model.ts';
import { placesOf } from './account.places.ts';

const wrongBeforeLock = 6;
const lockedFor = 15 * 60_000;
/** So that an unknown name costs the same time as a known one. */
const nobody = hashPassword('nobody has this password');

const keyOf = (login: string) =>
  createHash('sha256').update(login.normalize('NFKC').trim().toLowerCase()).digest('hex');

/** A name that was locked by wrong passwords may try again at once. */
export const forgiveAttempts = async (login: string): Promise<void> => {
  await AttemptModel.deleteOne({ _id: keyOf(login) });
};

const countWrong = async (key: string, at: Date): Promise<void> => {
  const row = await AttemptModel.findByIdAndUpdate(
    key,
    { $inc: { wrong: 1 }, $set: { at } },
    { upsert: true, returnDocument: 'after' },
  );
  if (row.wrong >= wrongBeforeLock) {
    await AttemptModel.updateOne(
      { _id: key },
      { $set: { wrong: 0, until: new Date(at.getTime() + lockedFor) } },
    );
  }
};

const note = (name: string, row: AccountRow, at: Date) =>
  record(
    {
      name,
      subject: { noun: 'account', id: String(row._id) },
      county: row.county,
      actor: { id: String(row._id), name: row.name, role: row.role },
    },
    at,
  );

/** Passport's check. Locks a name for 15 minutes after six wrong passwords, whether it exists or not. */
export const checkPassword = async (
  login: string,
  password: string,
  now = new Date(),
): Promise<Actor | undefined> => {
  const key = keyOf(login);
  const attempt = await AttemptModel.findById(key).lean();
  if (attempt?.until && attempt.until > now) {
    throw new Refusal('lockedOut', {
      minutes: Math.ceil((attempt.until.getTime() - now.getTime()) / 60_000),
    });
  }
  const row = await AccountModel.findOne({
    login: login.normalize('NFKC').trim().toLowerCase(),
  }).lean();
  const right = await samePassword(row?.hash ?? (await nobody), password);
  if (row && right && !row.disabled) {
    await forgiveAttempts(login);
    await note('account.signedIn', row, now);
    return actorOf(row);
  }
  await countWrong(key, now);
  if (row) await note('account.refused', row, now);
  return undefined;
};

export const signInHere: UseCase<typeof signIn> = async (ask, world) => {
  const actor = await ask.session.authenticate(ask.body);
  if (!actor) throw new Refusal('wrongCredentials');
  ask.session.start(actor);
  return describeMe(actor, world.demo);
};

export const signOutHere: UseCase<typeof signOut> = async (ask) => {
  ask.session.end();
  return { done: true };
};

export const signOutAll: UseCase<typeof signOutEverywhere> = async (ask, world) => {
  const row = await AccountModel.findById(ask.me.id).lean();
  await note('account.signedOutEverywhere', row!, world.clock.now());
  await endSessions(ask.me.id, ask.session.key);
  ask.session.end();
  return { done: true };
};

/** The demonstration's doors; none outside demonstration mode. */
export const showDemoDoors: UseCase<typeof listDemoDoors> = async (_ask, world) => {
  if (!world.demo) return { items: [] };
  const rows = await AccountModel.find({ demo: { $exists: true } })
    .sort({ demo: 1 })
    .lean();
  const place = await placesOf(rows);
  return {
    items: rows.map((row) => ({
      key: row.demo!,
      role: row.role,
      name: row.name,
      place: place(row),
    })),
  };
};

export const enterDemoDoor: UseCase<typeof enterDemo> = async (ask, world) => {
  const row = world.demo ? await AccountModel.findOne({ demo: ask.body.key }).lean() : null;
  if (!row) throw new Refusal('notFound');
  const actor = actorOf(row);
  ask.session.start(actor);
  return describeMe(actor, world.demo);
};
