import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { demand, permits } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/organisations/organisation.endpoints';
import {
  organisationPolicy,
  organisationStandings,
} from '@zhiqiao/shared/organisations/organisation.policy';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { membersOf } from '../accounts/account.making.service.ts';
import { homeCounty } from '../counties/county.service.ts';
import { makeOrganisation } from './organisation.making.service.ts';
import { OrganisationModel, type OrganisationRow, toView } from './organisation.model.ts';

const load = async (id: string): Promise<OrganisationRow> => {
  const row = await OrganisationModel.findById(id).lean();
  if (!row) throw new Refusal('notFound');
  return row;
};

const standingsTo = (actor: Actor | undefined, row: OrganisationRow) =>
  organisationStandings(actor, { id: String(row._id), county: row.county });

const viewFor = (actor: Actor | undefined, row: OrganisationRow) =>
  toView(row, permits(organisationPolicy, 'readCodes', standingsTo(actor, row)));

const by = (actor: Actor) => ({ id: actor.id, name: actor.name, role: actor.role });

export const showOrganisation: UseCase<typeof doors.readOrganisation> = async (ask) =>
  viewFor(ask.actor, await load(ask.params.id));

/** A name that holds these words, whatever signs they hold. */
const holding = (words: string) => ({
  $regex: words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  $options: 'i',
});

export const showOrganisations: UseCase<typeof doors.listOrganisations> = async (ask) => {
  const { page, pageSize, kind, standing, q } = ask.query;
  const filter = {
    county: ask.me.county,
    ...(kind ? { kind } : {}),
    ...(standing ? { standing } : {}),
    ...(q ? { name: holding(q) } : {}),
  };
  const [rows, total] = await Promise.all([
    OrganisationModel.find(filter)
      .sort({ since: -1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean(),
    OrganisationModel.countDocuments(filter),
  ]);
  return { items: rows.map((row) => toView(row, true)), total, page, pageSize };
};

const unitsShown = 20;

export const showUnits: UseCase<typeof doors.listUnits> = async (ask) => {
  const county = ask.actor?.county ?? (await homeCounty())?.code ?? '';
  const rows = await OrganisationModel.find(
    {
      county,
      kind: { $in: ['university', 'platform'] },
      standing: 'verified',
      ...(ask.query.q ? { name: holding(ask.query.q) } : {}),
    },
    { name: 1 },
  )
    .sort({ name: 1 })
    .limit(unitsShown)
    .lean();
  return { items: rows.map((row) => ({ id: String(row._id), name: row.name })) };
};

export const registerUnit: UseCase<typeof doors.registerOrganisation> = async (ask, world) => {
  const { platformKind, ...rest } = ask.body;
  const id = await makeOrganisation(
    {
      ...rest,
      ...(platformKind ? { platformKind } : {}),
      county: ask.me.county,
      standing: 'verified',
    },
    by(ask.me),
    world.clock.now(),
  );
  return toView(await load(id), true);
};

export const changeOrganisation: UseCase<typeof doors.editOrganisation> = async (ask, world) => {
  const row = await load(ask.params.id);
  demand(organisationPolicy, 'edit', standingsTo(ask.me, row));
  const { rev, ...changes } = ask.body;
  const saved = await OrganisationModel.findOneAndUpdate(
    { _id: row._id, rev },
    { $set: changes, $inc: { rev: 1 } },
    { returnDocument: 'after' },
  ).lean();
  if (!saved) throw new Refusal('stale', { rev: row.rev });
  await record(
    {
      name: 'organisation.edited',
      subject: { noun: 'organisation', id: ask.params.id },
      county: row.county,
      actor: by(ask.me),
    },
    world.clock.now(),
  );
  return viewFor(ask.me, saved);
};

/** The bureau's word on a firm; said again it may be turned. */
export const judgeOrganisation: UseCase<typeof doors.verifyOrganisation> = async (ask, world) => {
  const row = await load(ask.params.id);
  demand(organisationPolicy, 'verify', standingsTo(ask.me, row));
  const saved = await OrganisationModel.findOneAndUpdate(
    { _id: row._id },
    { $set: { standing: ask.body.verdict, standingNote: ask.body.note }, $inc: { rev: 1 } },
    { returnDocument: 'after' },
  ).lean();
  await record(
    {
      name: `organisation.${ask.body.verdict}`,
      subject: { noun: 'organisation', id: ask.params.id },
      county: row.county,
      actor: by(ask.me),
      from: row.standing,
      to: ask.body.verdict,
      ...(ask.body.note ? { note: ask.body.note } : {}),
    },
    world.clock.now(),
  );
  return toView(saved!, true);
};

export const showMembers: UseCase<typeof doors.listMembers> = async (ask) => {
  const row = await load(ask.params.id);
  demand(organisationPolicy, 'listMembers', standingsTo(ask.me, row));
  return { items: await membersOf(ask.params.id) };
};
