import { type Actor, firmRoles, officerRoles } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/contracts/contract.endpoints';
import { contractPolicy } from '@zhiqiao/shared/contracts/contract.policy';
import type { ContractView } from '@zhiqiao/shared/contracts/contract.schema';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { factsOf } from '../../platform/events.ts';
import { refuseField } from '../../platform/language.ts';
import { organisationBrief, organisationNames } from '../organisations/organisation.reads.ts';
import {
  callRegistered,
  dropPayments,
  respreadPayments,
} from '../payments/payment.planning.service.ts';
import { beginContract, refuseUnfair } from './contract.making.service.ts';
import { ContractModel, type ContractRow } from './contract.model.ts';
import { demandOn, loadContract, moveContract, recordOn, standingsOn } from './contract.moving.ts';

const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;

const optional = (row: ContractRow): Partial<ContractView> => ({
  ...(row.trial ? { trial: String(row.trial) } : {}),
  ...(row.outcome ? { outcome: String(row.outcome) } : {}),
  ...(row.clock
    ? {
        clock: {
          who: row.clock.who as 'unit',
          what: row.clock.what,
          startedAt: row.clock.startedAt.toISOString(),
          due: row.clock.due.toISOString(),
        },
      }
    : {}),
  ...(row.reviewed === undefined ? {} : { reviewed: row.reviewed }),
  ...(row.filedAt ? { filedAt: row.filedAt.toISOString() } : {}),
  ...(row.certificate ? { certificate: row.certificate } : {}),
  ...(row.registeredAt ? { registeredAt: row.registeredAt.toISOString() } : {}),
  ...(row.note ? { note: row.note } : {}),
});

const showAll = async (actor: Actor, rows: ContractRow[]): Promise<ContractView[]> => {
  const names = await organisationNames(
    rows.flatMap((row) => [String(row.seller), String(row.buyer)]),
  );
  const party = (id: unknown) => ({ id: String(id), name: names.get(String(id)) ?? '' });
  return rows.map((row) => {
    const held = standingsOn(actor, row);
    // What the unit gives its people is no matter of the buyer's.
    const award = held.includes('seller') || held.includes('officer') ? row.award : undefined;
    return {
      id: String(row._id),
      number: row.number,
      state: row.state,
      kind: row.kind,
      title: row.title,
      seller: party(row.seller),
      buyer: party(row.buyer),
      side: row.side,
      amountFen: row.amountFen,
      technicalFen: row.technicalFen,
      signedOn: row.signedOn,
      ...optional(row),
      changes: row.changes.map((change) => ({ ...change, at: change.at.toISOString() })),
      ...(award
        ? {
            award: {
              ...award,
              teamPercent: share(award.teamFen, award.awardFen),
              mainPercent: share(award.mainFen, award.awardFen),
            },
          }
        : {}),
      standings: held,
      rev: row.rev,
    };
  });
};

const showTo = async (actor: Actor, row: ContractRow) => (await showAll(actor, [row]))[0]!;

const readable = async (id: string, actor: Actor): Promise<ContractRow> => {
  const row = await loadContract(id);
  demand(contractPolicy, 'read', standingsOn(actor, row), row.state);
  return row;
};

/** Whose contracts somebody may see. */
const scopeOf = (actor: Actor): Record<string, unknown> => {
  if ((officerRoles as readonly string[]).includes(actor.role)) return { county: actor.county };
  if ((firmRoles as readonly string[]).includes(actor.role)) return { buyer: actor.organisation };
  if (actor.role === 'universityOfficer') return { seller: actor.organisation };
  throw new Refusal('notPermitted');
};

export const listContracts: UseCase<typeof doors.listContracts> = async (ask) => {
  const { page, pageSize, state } = ask.query;
  const filter = { ...scopeOf(ask.me), ...(state ? { state } : {}) } as object;
  const [rows, total] = await Promise.all([
    ContractModel.find(filter)
      .sort({ movedAt: -1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<ContractRow[]>(),
    ContractModel.countDocuments(filter),
  ]);
  return { items: await showAll(ask.me, rows), total, page, pageSize };
};

export const readContract: UseCase<typeof doors.readContract> = async (ask) =>
  showTo(ask.me, await readable(ask.params.id, ask.me));

export const readTimeline: UseCase<typeof doors.readContractTimeline> = async (ask) => {
  await readable(ask.params.id, ask.me);
  const facts = await factsOf('contract', ask.params.id);
  return {
    items: facts.map((fact) => ({
      id: fact.id,
      at: fact.at.toISOString(),
      name: fact.name,
      noun: fact.subject.noun,
      actor: { name: fact.actor.name, role: fact.actor.role },
      ...(fact.from ? { from: fact.from } : {}),
      ...(fact.to ? { to: fact.to } : {}),
      ...(fact.note ? { note: fact.note } : {}),
    })),
  };
};

/** A unit enters its own; the bureau names the unit. */
const sellerOf = async (actor: Actor, named: string | undefined): Promise<string> => {
  if (actor.role === 'universityOfficer') return actor.organisation!;
  const seller = named ? await organisationBrief(named) : undefined;
  if (!seller || seller.kind === 'firm' || seller.kind === 'bureau')
    throw refuseField('seller', named ? 'unknown' : 'required');
  return named!;
};

export const enterContract: UseCase<typeof doors.enterContract> = async (ask, world) => {
  const { buyer, seller: named, stages, outcome, award, ...rest } = ask.body;
  if ((await organisationBrief(buyer))?.kind !== 'firm') throw refuseField('buyer', 'unknown');
  const seller = await sellerOf(ask.me, named);
  const at = world.clock.now();
  if (award) await refuseUnfair(award, ask.me.county, at, 'award.');
  const signing = {
    ...rest,
    ...(outcome ? { outcome } : {}),
    ...(award ? { award } : {}),
    paid: { stages },
  };
  const id = await beginContract({ ...signing, buyer, seller, county: ask.me.county }, ask.me, at);
  return showTo(ask.me, await loadContract(id));
};

export const fileContract: UseCase<typeof doors.fileContract> = async (ask, world) => {
  const row = await loadContract(ask.params.id);
  demandOn(row, 'file', standingsOn(ask.me, row));
  const at = world.clock.now();
  const { disputed } = ask.body;
  return showTo(
    ask.me,
    await moveContract(row, 'file', ask.me, at, { set: { filedAt: at }, disputed }),
  );
};

export const correctContract: UseCase<typeof doors.correctContract> = async (ask, world) => {
  const row = await loadContract(ask.params.id);
  demandOn(row, 'askCorrection', standingsOn(ask.me, row));
  const { note } = ask.body;
  return showTo(
    ask.me,
    await moveContract(row, 'askCorrection', ask.me, world.clock.now(), { note }),
  );
};

export const registerContract: UseCase<typeof doors.registerContract> = async (ask, world) => {
  const row = await loadContract(ask.params.id);
  demandOn(row, 'register', standingsOn(ask.me, row));
  const at = world.clock.now();
  const set = { certificate: ask.body.certificate, registeredAt: at };
  const saved = await moveContract(row, 'register', ask.me, at, { set });
  await callRegistered(ask.params.id, ask.me, at);
  return showTo(ask.me, saved);
};

export const refuseContract: UseCase<typeof doors.refuseContract> = async (ask, world) => {
  const row = await loadContract(ask.params.id);
  demandOn(row, 'refuse', standingsOn(ask.me, row));
  const { note } = ask.body;
  return showTo(ask.me, await moveContract(row, 'refuse', ask.me, world.clock.now(), { note }));
};

export const changeContract: UseCase<typeof doors.changeContract> = async (ask, world) => {
  const row = await loadContract(ask.params.id);
  demandOn(row, 'change', standingsOn(ask.me, row));
  const at = world.clock.now();
  const { note, ...amounts } = ask.body;
  const before = { amountFen: row.amountFen, technicalFen: row.technicalFen, note, at };
  const set = { ...amounts, changes: [...row.changes, before] };
  const { number, title, county } = row;
  const parties = { seller: String(row.seller), buyer: String(row.buyer) };
  const contract = { id: ask.params.id, number, title, county, ...parties };
  await respreadPayments(contract, amounts.amountFen, note.slice(0, 60), at);
  return showTo(ask.me, await moveContract(row, 'change', ask.me, at, { set, note }));
};

export const cancelContract: UseCase<typeof doors.cancelContract> = async (ask, world) => {
  const row = await loadContract(ask.params.id);
  demandOn(row, 'cancel', standingsOn(ask.me, row));
  const { note } = ask.body;
  const at = world.clock.now();
  const saved = await moveContract(row, 'cancel', ask.me, at, { note });
  await dropPayments(ask.params.id, ask.me, at);
  return showTo(ask.me, saved);
};

export const splitAward: UseCase<typeof doors.splitAward> = async (ask, world) => {
  const row = await loadContract(ask.params.id);
  const held = standingsOn(ask.me, row);
  demand(contractPolicy, 'read', held, row.state);
  demand(contractPolicy, 'splitAward', held, row.state);
  const at = world.clock.now();
  await refuseUnfair(ask.body, row.county, at);
  const saved = await ContractModel.findOneAndUpdate(
    { _id: row._id, rev: row.rev },
    { $set: { award: ask.body }, $inc: { rev: 1 } },
    { returnDocument: 'after' },
  ).lean<ContractRow>();
  if (!saved) throw new Refusal('stale', { rev: row.rev });
  await recordOn(saved, 'contract.awardSplit', ask.me, at);
  return showTo(ask.me, saved);
};
