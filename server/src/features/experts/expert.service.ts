import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/experts/expert.endpoints';
import { expertPolicy, expertStandings } from '@zhiqiao/shared/experts/expert.policy';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { refuseField } from '../../platform/language.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { demandUnit } from './expert.making.service.ts';
import { ExpertModel, type ExpertRow, toView } from './expert.model.ts';

const load = async (id: string): Promise<ExpertRow> => {
  const row = await ExpertModel.findById(id).lean();
  if (!row) throw new Refusal('notFound');
  return row;
};

const standingsTo = (actor: Actor | undefined, row: ExpertRow) =>
  expertStandings(actor, {
    id: String(row._id),
    county: row.county,
    unit: row.unit ? String(row.unit) : undefined,
  });

const viewAll = async (actor: Actor | undefined, rows: ExpertRow[]) => {
  const names = await organisationNames(
    rows.flatMap((row) => (row.unit ? [String(row.unit)] : [])),
  );
  return rows.map((row) => toView(row, standingsTo(actor, row), names.get(String(row.unit))));
};

const by = (actor: Actor) => ({ id: actor.id, name: actor.name, role: actor.role });

export const showExpert: UseCase<typeof doors.readExpert> = async (ask) => {
  const row = await load(ask.params.id);
  demand(expertPolicy, 'read', standingsTo(ask.actor, row), row.standing);
  return (await viewAll(ask.actor, [row]))[0]!;
};

export const changeExpert: UseCase<typeof doors.editExpert> = async (ask, world) => {
  const row = await load(ask.params.id);
  demand(expertPolicy, 'edit', standingsTo(ask.me, row), row.standing);
  const { rev, ...profile } = ask.body;
  // Whoever has a unit is looked at by it: nobody steps out from under that by themselves.
  if (row.unit && profile.unit && profile.unit !== String(row.unit))
    throw refuseField('unit', 'unit.linked');
  await demandUnit(profile.unit);
  const at = world.clock.now();
  const saved = await ExpertModel.findOneAndUpdate(
    { _id: row._id, rev },
    { $set: { ...profile, changedAt: at }, $inc: { rev: 1 } },
    { returnDocument: 'after' },
  ).lean();
  if (!saved) throw new Refusal('stale', { rev: row.rev });
  await record(
    {
      name: 'expert.edited',
      subject: { noun: 'expert', id: ask.params.id },
      county: row.county,
      actor: by(ask.me),
    },
    at,
  );
  return (await viewAll(ask.me, [saved]))[0]!;
};

export const judgeExpert: UseCase<typeof doors.verifyExpert> = async (ask, world) => {
  const row = await load(ask.params.id);
  const at = world.clock.now();
  demand(expertPolicy, 'verify', standingsTo(ask.me, row), row.standing);
  const saved = await ExpertModel.findOneAndUpdate(
    { _id: row._id },
    {
      $set: {
        standing: ask.body.verdict,
        ...(ask.body.verdict === 'verified' && !row.verifiedAt ? { verifiedAt: at } : {}),
      },
      $inc: { rev: 1 },
    },
    { returnDocument: 'after' },
  ).lean();
  await record(
    {
      name: `expert.${ask.body.verdict}`,
      subject: { noun: 'expert', id: ask.params.id },
      county: row.county,
      actor: by(ask.me),
      from: row.standing,
      to: ask.body.verdict,
      ...(ask.body.note ? { note: ask.body.note } : {}),
    },
    at,
  );
  return (await viewAll(ask.me, [saved!]))[0]!;
};

export const showDeskExperts: UseCase<typeof doors.listExpertsToVerify> = async (ask) => {
  const { page, pageSize, standing } = ask.query;
  const mine =
    ask.me.role === 'universityOfficer' ? { unit: ask.me.organisation } : { county: ask.me.county };
  const filter = { ...mine, ...(standing ? { standing } : {}) };
  const [rows, total] = await Promise.all([
    ExpertModel.find(filter)
      .sort({ since: -1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean(),
    ExpertModel.countDocuments(filter),
  ]);
  return { items: await viewAll(ask.me, rows), total, page, pageSize };
};
