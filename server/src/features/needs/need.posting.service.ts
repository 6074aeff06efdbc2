import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/needs/need.endpoints';
import { healthOf } from '@zhiqiao/shared/needs/need.health';
import type { NeedBrief } from '@zhiqiao/shared/needs/need.schema';
import type { UseCase } from '../../platform/ask.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { World } from '../../platform/world.ts';
import { accountsOf } from '../accounts/account.making.service.ts';
import { endBidsOf } from '../bids/bid.ending.ts';
import { heldFor } from '../duties/hold.reads.ts';
import { attachFiles } from '../files/file.service.ts';
import { endOfDay } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { turnOf } from './need.clocks.ts';
import { likestOwn } from './need.likeness.ts';
import { insertNeeds, NeedModel, type NeedRow } from './need.model.ts';
import { demandOn, loadNeed, moveNeed, recordOn, standingsOn } from './need.moving.ts';
import { showTo } from './need.reading.service.ts';

const demandFirm = (actor: Actor): string => {
  if (!actor.organisation) throw new Refusal('notPermitted');
  return actor.organisation;
};

/** Stores a draft for a firm. The same for a person at the form and for an import. */
const storeDraft = async (
  brief: NeedBrief,
  firm: string,
  by: Actor,
  at: Date,
): Promise<NeedRow> => {
  const number = await nextNumber('XQ', at);
  const [made] = await insertNeeds([
    {
      ...brief,
      number,
      state: 'draft',
      county: by.county,
      firm,
      author: by.id,
      health: healthOf(brief).score,
      createdAt: at,
      movedAt: at,
    },
  ]);
  const row = made!;
  await attachFiles(brief.files, { noun: 'need', id: String(row._id) }, by);
  await recordOn(row, 'need.drafted', by, at);
  return row;
};

export const draftNeed: UseCase<typeof doors.draftNeed> = async (ask, world) => {
  const row = await storeDraft(ask.body, demandFirm(ask.me), ask.me, world.clock.now());
  return showTo(ask.me, row);
};

export const editNeed: UseCase<typeof doors.editNeed> = async (ask, world) => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'edit', standingsOn(ask.me, row));
  const { rev, ...brief } = ask.body;
  const at = world.clock.now();
  // Refined by the bureau, the text is the firm's to confirm.
  const clock = row.state === 'refining' ? { clock: await turnOf('confirm', row.county, at) } : {};
  const saved = await NeedModel.findOneAndUpdate(
    { _id: row._id, rev, state: row.state },
    { $set: { ...brief, health: healthOf(brief).score, ...clock }, $inc: { rev: 1 } },
    { returnDocument: 'after' },
  ).lean<NeedRow>();
  if (!saved) throw new Refusal('stale', { rev: row.rev });
  await attachFiles(brief.files, { noun: 'need', id: String(row._id) }, ask.me);
  await recordOn(saved, 'need.edited', ask.me, at);
  return showTo(ask.me, saved);
};

const refuseThin = async (row: NeedRow, at: Date): Promise<void> => {
  const line = await ruleValue('need.submitPoints', row.county, at);
  const health = healthOf(row as unknown as NeedBrief);
  if (health.score < line)
    throw new Refusal('tooFewPoints', { score: health.score, line, gaps: health.gaps.slice(0, 5) });
};

const refuseRepeated = async (row: NeedRow, why: string, at: Date): Promise<void> => {
  if (why.length >= 4) return;
  const line = (await ruleValue('need.duplicateLikeness', row.county, at)) / 100;
  const like = await likestOwn(row);
  if (like && like.likeness >= line) throw new Refusal('duplicateNeed', like);
};

/** A firm over the reply date answers first (不失联承诺); what was posted before goes its way. */
const refuseSilent = async (row: NeedRow, at: Date): Promise<void> => {
  if (row.state !== 'draft') return;
  const owed = await heldFor(String(row.firm), row.county, at);
  if (owed.length > 0)
    throw new Refusal('unansweredBids', { count: owed.length, owed: owed.slice(0, 10) });
};

const mustCountersign = async (row: NeedRow, actor: Actor): Promise<boolean> => {
  if (actor.role === 'chiefTechnologist') return false;
  const colleagues = await accountsOf({ organisation: String(row.firm) });
  return colleagues.some((colleague) => colleague.role === 'chiefTechnologist');
};

const askCountersign = async (row: NeedRow, actor: Actor, at: Date): Promise<NeedRow> => {
  const clock = await turnOf('countersign', row.county, at);
  const saved = await NeedModel.findOneAndUpdate(
    { _id: row._id, state: row.state },
    { $set: { clock } },
    { returnDocument: 'after' },
  ).lean<NeedRow>();
  await recordOn(row, 'need.countersignAsked', actor, at);
  return saved!;
};

/** Sending it confirmed the text; a returned one that still stands at that revision was not mended. */
const refuseUnchanged = (row: NeedRow): void => {
  if (row.state === 'returned' && row.rev === row.confirmedRev) throw new Refusal('textUnchanged');
};

/** To the bureau. Where the firm has a 首席科技官, anybody else's submission asks them to countersign instead. */
export const submitNeed: UseCase<typeof doors.submitNeed> = async (ask, world) => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'submit', standingsOn(ask.me, row));
  const at = world.clock.now();
  refuseUnchanged(row);
  await refuseThin(row, at);
  await refuseSilent(row, at);
  await refuseRepeated(row, ask.body.duplicateReason, at);
  if (await mustCountersign(row, ask.me))
    return showTo(ask.me, await askCountersign(row, ask.me, at));
  const { duplicateReason } = ask.body;
  const saved = await moveNeed(row, 'submit', ask.me, at, {
    set: { confirmedRev: row.rev, ...(duplicateReason ? { duplicateReason } : {}) },
    unset: { reason: 1 },
  });
  return showTo(ask.me, saved);
};

export const withdrawNeed: UseCase<typeof doors.withdrawNeed> = async (ask, world) => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'withdraw', standingsOn(ask.me, row));
  return showTo(ask.me, await endNeed(row, ask.me, ask.body, world));
};

const endNeed = async (
  row: NeedRow,
  by: Actor,
  why: { reason: string; note: string },
  world: World,
): Promise<NeedRow> => {
  const at = world.clock.now();
  const saved = await moveNeed(row, 'withdraw', by, at, {
    ...why,
    set: { reason: { code: why.reason, note: why.note } },
  });
  await endBidsOf(String(row._id), { code: 'needWithdrawn', sentence: why.note }, by, at);
  return saved;
};

export const renewNeed: UseCase<typeof doors.renewNeed> = async (ask, world) => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'renew', standingsOn(ask.me, row));
  const at = world.clock.now();
  if (endOfDay(ask.body.deadline) <= at) throw new Refusal('pastDeadline', { field: 'deadline' });
  return showTo(
    ask.me,
    await moveNeed(row, 'renew', ask.me, at, { set: { deadline: ask.body.deadline } }),
  );
};
