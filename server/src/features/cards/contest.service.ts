import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/cards/card.endpoints';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import {
  organisationPolicy,
  organisationStandings,
} from '@zhiqiao/shared/organisations/organisation.policy';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { refuseField } from '../../platform/language.ts';
import { isDuplicate } from '../../platform/mongo.ts';
import { replyRows } from '../bids/bid.record.reads.ts';
import { expertsByIds } from '../experts/expert.reads.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { organisationBrief, organisationNames } from '../organisations/organisation.reads.ts';
import { ContestModel, type ContestRow, toView } from './contest.model.ts';
import { correctionsOf } from './contest.reads.ts';

const demandFirm = async (
  id: string,
  actor: Actor,
  action: 'seeRecords' | 'contest' | 'decide',
) => {
  const firm = await organisationBrief(id);
  if (firm?.kind !== 'firm') throw new Refusal('notFound');
  demand(organisationPolicy, action, organisationStandings(actor, firm));
  return firm;
};

const day = 86_400_000;

export const showRecords: UseCase<typeof doors.readCardRecords> = async (ask, world) => {
  const firm = await demandFirm(ask.params.id, ask.me, 'seeRecords');
  const rows = await replyRows(firm.id, world.clock.now());
  const { leftOut } = await correctionsOf(firm.id);
  const needs = await needBriefs(rows.map(({ need }) => need));
  const experts = await expertsByIds(rows.map(({ expert }) => expert));
  const names = new Map(experts.map(({ id, name }) => [id, name]));
  const items = rows.map(({ id, need, expert, submittedAt, answeredAt }) => ({
    bid: id,
    need: needs.get(need)?.title ?? '',
    expert: names.get(expert) ?? '',
    submittedAt: submittedAt.toISOString(),
    ...(answeredAt ? { answeredAt: answeredAt.toISOString() } : {}),
    days: answeredAt
      ? Math.round(((answeredAt.getTime() - submittedAt.getTime()) / day) * 10) / 10
      : null,
    leftOut: leftOut.has(id),
  }));
  return { items };
};

const say = (row: ContestRow, name: string, by: Actor, at: Date, note: string) =>
  record(
    {
      name,
      subject: { noun: 'organisation', id: String(row.firm) },
      county: row.county,
      actor: { id: by.id, name: by.name, role: by.role },
      note,
      refs: { figure: row.figure },
    },
    at,
  );

export const contest: UseCase<typeof doors.contestCard> = async (ask, world) => {
  const firm = await demandFirm(ask.params.id, ask.me, 'contest');
  const at = world.clock.now();
  try {
    const [made] = await ContestModel.create([
      { ...ask.body, firm: firm.id, county: firm.county, at },
    ]);
    const row = made!.toObject() as unknown as ContestRow;
    await say(row, 'card.contested', ask.me, at, ask.body.reason);
    return toView(row, firm.name);
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal('alreadyExists', { field: 'figure' });
    throw error;
  }
};

export const showContests: UseCase<typeof doors.listContests> = async (ask) => {
  const rows = await ContestModel.find({ county: ask.me.county })
    .sort({ at: -1, _id: -1 })
    .limit(100)
    .lean<ContestRow[]>();
  const names = await organisationNames(rows.map((row) => String(row.firm)));
  const open = rows.filter(({ state }) => state === 'open');
  const decided = rows.filter(({ state }) => state !== 'open');
  return {
    items: [...open, ...decided].map((row) => toView(row, names.get(String(row.firm)) ?? '')),
  };
};

/** Bids to leave out must be the firm's own, and a correction must correct something. */
const demandCorrection = async (
  row: ContestRow,
  body: { verdict: string; leaveOut: string[]; add: number },
  at: Date,
) => {
  if (body.verdict !== 'corrected') return;
  const ofBids = row.figure === 'answered' || row.figure === 'replyDays';
  if (ofBids ? body.leaveOut.length === 0 : body.add === 0)
    throw refuseField(ofBids ? 'leaveOut' : 'add', 'required');
  const own = new Set((await replyRows(String(row.firm), at)).map(({ id }) => id));
  if (body.leaveOut.some((id) => !own.has(id))) throw refuseField('leaveOut', 'unknown');
};

export const decide: UseCase<typeof doors.decideContest> = async (ask, world) => {
  const row = await ContestModel.findById(ask.params.id).lean<ContestRow>();
  if (!row) throw new Refusal('notFound');
  const firm = await demandFirm(String(row.firm), ask.me, 'decide');
  const at = world.clock.now();
  const { verdict, note, leaveOut, add } = ask.body;
  await demandCorrection(row, ask.body, at);
  const corrected = verdict === 'corrected' ? { leaveOut, add } : {};
  const saved = await ContestModel.findOneAndUpdate(
    { _id: row._id, state: 'open' },
    { $set: { state: verdict, decision: { note, by: ask.me.name, at }, ...corrected } },
    { returnDocument: 'after' },
  ).lean<ContestRow>();
  if (!saved)
    throw new Refusal('moveNotPossible', {
      noun: 'contest',
      state: row.state,
      move: 'decide',
      movesLeft: [],
    });
  await say(saved, `card.${verdict}`, ask.me, at, note);
  return toView(saved, firm.name);
};
