import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '@zhiqiao/shared/accounts/account.schema';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/organisations/organisation.endpoints';
import {
  organisationPolicy,
  organisationStandings,
  seats,
} from '@zhiqiao/shared/organisations/organisation.policy';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { makeAccount } from '../accounts/account.making.service.ts';
import { describeMe } from '../accounts/account.me.service.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { InvitationModel, OrganisationModel } from './organisation.model.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

const find = async (token: string, now: Date) => {
  const row = await InvitationModel.findById(hashOf(token)).lean();
  if (!row || row.until <= now) throw new Refusal('linkExpired');
  const organisation = await OrganisationModel.findById(row.organisation).lean();
  if (!organisation) throw new Refusal('linkExpired');
  return { row, organisation };
};

const view = (
  token: string,
  role: string,
  until: Date,
  organisation: { id: string; name: string },
) => ({
  token,
  role,
  organisation,
  until: until.toISOString(),
});

export const invite: UseCase<typeof doors.inviteMember> = async (ask, world) => {
  const organisation = await OrganisationModel.findById(ask.params.id).lean();
  if (!organisation) throw new Refusal('notFound');
  const ties = { id: ask.params.id, county: organisation.county };
  demand(organisationPolicy, 'invite', organisationStandings(ask.me, ties));
  if (!seats[organisation.kind]?.includes(ask.body.role))
    throw new Refusal('notPermitted', { action: 'invite' });
  const at = world.clock.now();
  const token = randomBytes(24).toString('base64url');
  const days = await ruleValue('invitation.days', organisation.county, at);
  const until = new Date(at.getTime() + days * 86_400_000);
  await InvitationModel.create([
    {
      _id: hashOf(token),
      organisation: organisation._id,
      role: ask.body.role,
      county: organisation.county,
      until,
    },
  ]);
  await record(
    {
      name: 'organisation.memberInvited',
      subject: { noun: 'organisation', id: ask.params.id },
      county: organisation.county,
      actor: { id: ask.me.id, name: ask.me.name, role: ask.me.role },
      refs: { role: ask.body.role },
    },
    at,
  );
  return view(token, ask.body.role, until, { id: ask.params.id, name: organisation.name });
};

export const showInvitation: UseCase<typeof doors.readInvitation> = async (ask, world) => {
  const { row, organisation } = await find(ask.params.token, world.clock.now());
  return view(ask.params.token, row.role, row.until, {
    id: String(organisation._id),
    name: organisation.name,
  });
};

/** Joins with a new account; the link is used up. */
export const join: UseCase<typeof doors.acceptInvitation> = async (ask, world) => {
  const at = world.clock.now();
  const { row, organisation } = await find(ask.params.token, at);
  const id = String(organisation._id);
  const actor = await makeAccount(
    ask.body,
    { role: row.role as Role, county: row.county, organisation: id },
    at,
  );
  await InvitationModel.deleteOne({ _id: row._id });
  await record(
    {
      name: 'organisation.memberJoined',
      subject: { noun: 'organisation', id },
      county: row.county,
      actor: { id: actor.id, name: actor.name, role: actor.role },
    },
    at,
  );
  ask.session.start(actor);
  return describeMe(actor, world.demo);
};
