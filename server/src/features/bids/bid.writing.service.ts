import type * as doors from '@zhiqiao/shared/bids/bid.endpoints';
import { bidReady } from '@zhiqiao/shared/bids/bid.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import type { Language } from '../../platform/language.ts';
import { issuesOf } from '../../platform/language.ts';
import { isDuplicate } from '../../platform/mongo.ts';
import { type ExpertRead, expertById } from '../experts/expert.reads.ts';
import { blockedBetween } from '../matching/match.guarding.service.ts';
import {
  demandOn as demandOnNeed,
  loadNeed,
  standingsOn as standingsOnNeed,
} from '../needs/need.moving.ts';
import { engageNeed } from '../needs/need.promising.service.ts';
import type { NeedRow } from '../needs/need.reads.ts';
import { endOfDay } from '../rules/calendar.ts';
import { BidModel, type BidRow } from './bid.model.ts';
import { demandOn, loadBid, moveBid, recordOn, standingsOn } from './bid.moving.ts';
import { showTo } from './bid.reading.service.ts';

const demandExpert = async (id: string | undefined): Promise<ExpertRead> => {
  const expert = id ? await expertById(id) : undefined;
  if (!expert) throw new Refusal('notPermitted');
  if (expert.standing !== 'verified') throw new Refusal('notVerified', { expert: expert.name });
  return expert;
};

/** Conflict of interest, capacity, territory: what no score may outweigh. */
const refuseBlocked = async (need: NeedRow, expert: ExpertRead, at: Date): Promise<void> => {
  const blocked = await blockedBetween(need, expert, at);
  if (!blocked) return;
  throw new Refusal(blocked.reason === 'capacity.full' ? 'atCapacity' : 'conflictOfInterest', {
    reason: blocked.reason,
    rule: blocked.rule,
  });
};

export const draftBid: UseCase<typeof doors.draftBid> = async (ask, world) => {
  const { need: needId, ...brief } = ask.body;
  const need = await loadNeed(needId);
  demandOnNeed(need, 'bid', standingsOnNeed(ask.me, need));
  const at = world.clock.now();
  const expert = await demandExpert(ask.me.expert);
  await refuseBlocked(need, expert, at);
  try {
    const [made] = await BidModel.create([
      {
        ...brief,
        state: 'draft',
        need: need._id,
        expert: expert.id,
        ...(expert.unit ? { unit: expert.unit } : {}),
        firm: need.firm,
        county: need.county,
        createdAt: at,
        movedAt: at,
      },
    ]);
    const row = made!.toObject() as unknown as BidRow;
    await recordOn(row, 'bid.drafted', ask.me, at);
    return showTo(ask.me, row);
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal('alreadyExists', { field: 'need' });
    throw error;
  }
};

export const editBid: UseCase<typeof doors.editBid> = async (ask, world) => {
  const row = await loadBid(ask.params.id);
  demandOn(row, 'edit', standingsOn(ask.me, row));
  const { rev, ...brief } = ask.body;
  const saved = await BidModel.findOneAndUpdate(
    { _id: row._id, rev, state: 'draft' },
    { $set: brief, $inc: { rev: 1 } },
    { returnDocument: 'after' },
  ).lean<BidRow>();
  if (!saved) throw new Refusal('stale', { rev: row.rev });
  await recordOn(saved, 'bid.edited', ask.me, world.clock.now());
  return showTo(ask.me, saved);
};

/** One page, every indicator answered, both declarations made: or every gap is named. */
const refuseUnready = (row: BidRow, need: NeedRow, language: Language): void => {
  const ready = bidReady.safeParse(row, { reportInput: true });
  const issues = ready.success ? [] : issuesOf(ready.error, language);
  need.indicators.forEach((item) => {
    if (row.answers.some((answer) => answer.key === item.key)) return;
    const message =
      language === 'en' ? `${item.name}: is not answered` : `${item.name}：还没有答复`;
    issues.push({ path: `answers.${item.key}`, code: 'required', message });
  });
  if (issues.length) throw new Refusal('badInput', { issues });
};

const refuseLate = (need: NeedRow, at: Date): void => {
  if (need.deadline && endOfDay(need.deadline) < at)
    throw new Refusal('pastDeadline', { field: 'deadline' });
};

/** Whose unit must agree first: all but the retired, and entities that bid themselves (product.md 4.3). */
const unitAgreesFirst = (expert: ExpertRead): boolean =>
  Boolean(expert.unit) && expert.category !== 'silver' && expert.envoyKind !== 'entity';

/** The author sends it (to the unit first where one must agree); the unit sends it on. */
export const submitBid: UseCase<typeof doors.submitBid> = async (ask, world) => {
  const row = await loadBid(ask.params.id);
  const held = standingsOn(ask.me, row);
  demandOn(row, 'submit', held);
  const need = await loadNeed(String(row.need));
  const at = world.clock.now();
  refuseUnready(row, need, ask.language);
  refuseLate(need, at);
  const expert = await demandExpert(String(row.expert));
  await refuseBlocked(need, expert, at);
  if (held.includes('author') && unitAgreesFirst(expert)) {
    return showTo(ask.me, await moveBid(row, 'toUnit', ask.me, at));
  }
  const sent = await moveBid(row, 'submit', ask.me, at, { set: { submittedAt: at } });
  await engageNeed(String(row.need), ask.me, at);
  return showTo(ask.me, sent);
};

export const giveBackBid: UseCase<typeof doors.giveBackBid> = async (ask, world) => {
  const row = await loadBid(ask.params.id);
  demandOn(row, 'giveBack', standingsOn(ask.me, row));
  const saved = await moveBid(row, 'giveBack', ask.me, world.clock.now(), {
    note: ask.body.note,
    set: { reason: { code: 'givenBack', sentence: ask.body.note } },
  });
  return showTo(ask.me, saved);
};

export const answerBid: UseCase<typeof doors.answerBid> = async (ask, world) => {
  const row = await loadBid(ask.params.id);
  demandOn(row, 'answer', standingsOn(ask.me, row));
  const saved = await moveBid(row, 'answer', ask.me, world.clock.now(), {
    set: { reply: ask.body.reply },
  });
  return showTo(ask.me, saved);
};

export const withdrawBid: UseCase<typeof doors.withdrawBid> = async (ask, world) => {
  const row = await loadBid(ask.params.id);
  demandOn(row, 'withdraw', standingsOn(ask.me, row));
  return showTo(ask.me, await moveBid(row, 'withdraw', ask.me, world.clock.now()));
};
