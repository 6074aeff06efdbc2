import type {
  changePassword,
  listSessions as listSessionsDoor,
  readMe,
  registerExpert,
  registerFirm,
  savePreferences,
  setUpCounty,
} from '@zhiqiao/shared/accounts/account.endpoints';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { refuseField } from '../../platform/language.ts';
import { hashPassword, samePassword } from '../../platform/passwords.ts';
import { endSessions, listSessions } from '../../platform/session.ts';
import { homeCounty, openCounty } from '../counties/county.service.ts';
import { createExpert } from '../experts/expert.making.service.ts';
import { createBureau, createFirm } from '../organisations/organisation.making.service.ts';
import { anyAccount, makeAccount, refuseWeak } from './account.making.service.ts';
import { describeMe } from './account.me.service.ts';
import { AccountModel } from './account.model.ts';
import { setUpCode } from './setUpCode.ts';

export const tellMe: UseCase<typeof readMe> = (ask, world) => describeMe(ask.actor, world.demo);

const demandCounty = async () => {
  const county = await homeCounty();
  if (!county) throw new Refusal('notSetUp');
  return county;
};

/** A firm's first officer registers it; the bureau verifies it before it may publish. */
export const registerNewFirm: UseCase<typeof registerFirm> = async (ask, world) => {
  const county = await demandCounty();
  const at = world.clock.now();
  const firm = await createFirm(ask.body.firm, county.code, at);
  const actor = await makeAccount(
    ask.body.account,
    { role: 'firmOwner', county: county.code, organisation: firm },
    at,
  );
  ask.session.start(actor);
  return describeMe(actor, world.demo);
};

export const registerNewExpert: UseCase<typeof registerExpert> = async (ask, world) => {
  const county = await demandCounty();
  const at = world.clock.now();
  const expert = await createExpert(ask.body.expert, county.code, at);
  const actor = await makeAccount(
    ask.body.account,
    { role: 'expert', county: county.code, expert },
    at,
  );
  ask.session.start(actor);
  return describeMe(actor, world.demo);
};

/** Once, on an empty store, with the code that the console printed. */
export const setUpInstallation: UseCase<typeof setUpCounty> = async (ask, world) => {
  if (await anyAccount()) throw new Refusal('linkExpired');
  if (ask.body.code !== setUpCode()) throw refuseField('code', 'setUp.code');
  const at = world.clock.now();
  const county = await openCounty(ask.body.county, at);
  const bureau = await createBureau(ask.body.bureau, county.code, at);
  const actor = await makeAccount(
    ask.body.account,
    { role: 'leader', county: county.code, organisation: bureau },
    at,
  );
  ask.session.start(actor);
  return describeMe(actor, world.demo);
};

export const changeMyPassword: UseCase<typeof changePassword> = async (ask, world) => {
  const row = await AccountModel.findById(ask.me.id);
  if (!row || !(await samePassword(row.hash, ask.body.current)))
    throw new Refusal('wrongCredentials');
  refuseWeak(ask.body.next, row.login, 'next');
  row.hash = await hashPassword(ask.body.next);
  await row.save();
  await record(
    {
      name: 'account.passwordChanged',
      subject: { noun: 'account', id: ask.me.id },
      county: ask.me.county,
      actor: { id: ask.me.id, name: ask.me.name, role: ask.me.role },
    },
    world.clock.now(),
  );
  await endSessions(ask.me.id, ask.session.key);
  return { done: true };
};

export const keepPreferences: UseCase<typeof savePreferences> = async (ask) => {
  const { language, size } = ask.body;
  const wanted = {
    ...(language ? { 'preferences.language': language } : {}),
    ...(size ? { 'preferences.size': size } : {}),
  };
  await AccountModel.updateOne({ _id: ask.me.id }, { $set: wanted });
  return ask.body;
};

export const showSessions: UseCase<typeof listSessionsDoor> = async (ask, world) => {
  const rows = await listSessions(ask.me.id);
  return {
    items: rows.map((row) => ({
      key: row._id.slice(0, 6),
      device: row.session.device ?? '',
      since: row.session.since ?? world.clock.now().toISOString(),
      lastSeen: (row.lastModified ?? world.clock.now()).toISOString(),
      current: row._id === ask.session.key,
    })),
  };
};
