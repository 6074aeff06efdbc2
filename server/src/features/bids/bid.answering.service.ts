import type * as doors from '@zhiqiao/shared/bids/bid.endpoints';
import type { BidMove } from '@zhiqiao/shared/bids/bid.machine';
import { stillOpen } from '@zhiqiao/shared/bids/bid.machine';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { Ask, UseCase } from '../../platform/ask.ts';
import type { World } from '../../platform/world.ts';
import { beginEngagement } from '../engagements/engagement.service.ts';
import { expertById } from '../experts/expert.reads.ts';
import { blockedBetween } from '../matching/match.guarding.service.ts';
import {
  demandOn as demandOnNeed,
  loadNeed,
  standingsOn as standingsOnNeed,
} from '../needs/need.moving.ts';
import { commitNeed } from '../needs/need.promising.service.ts';
import { BidModel, type BidRow } from './bid.model.ts';
import { demandOn, loadBid, moveBid, type Saying, standingsOn } from './bid.moving.ts';
import { showTo } from './bid.reading.service.ts';

type Action = Exclude<BidMove, 'toUnit'>;

const plainMove = async (
  ask: Pick<Ask, 'me' | 'params'>,
  world: World,
  move: Action,
  saying?: Saying,
) => {
  const row = await loadBid((ask.params as { id: string }).id);
  demandOn(row, move, standingsOn(ask.me, row));
  return showTo(ask.me, await moveBid(row, move, ask.me, world.clock.now(), saying));
};

export const openBid: UseCase<typeof doors.openBid> = (ask, world) => plainMove(ask, world, 'open');
export const shortlistBid: UseCase<typeof doors.shortlistBid> = (ask, world) =>
  plainMove(ask, world, 'shortlist');
export const negotiateBid: UseCase<typeof doors.negotiateBid> = (ask, world) =>
  plainMove(ask, world, 'negotiate');
export const selectBid: UseCase<typeof doors.selectBid> = (ask, world) =>
  plainMove(ask, world, 'select');
export const waitlistBid: UseCase<typeof doors.waitlistBid> = (ask, world) =>
  plainMove(ask, world, 'waitlist');
export const promoteBid: UseCase<typeof doors.promoteBid> = (ask, world) =>
  plainMove(ask, world, 'promote');
export const clarifyBid: UseCase<typeof doors.clarifyBid> = (ask, world) =>
  plainMove(ask, world, 'clarify', { set: { question: ask.body.question } });
export const declineBid: UseCase<typeof doors.declineBid> = (ask, world) =>
  plainMove(ask, world, 'decline', {
    set: { reason: { code: ask.body.reason, sentence: ask.body.sentence } },
    reason: ask.body.reason,
    note: ask.body.sentence,
  });
export const ruleBid: UseCase<typeof doors.ruleBid> = (ask, world) =>
  plainMove(ask, world, 'rule', {
    set: { reason: { code: 'ineligible', sentence: ask.body.note } },
    note: ask.body.note,
  });

const answerTheRest = async (
  chosen: BidRow,
  sentence: string,
  ask: Pick<Ask, 'me'>,
  at: Date,
): Promise<void> => {
  const rest = await BidModel.find({
    need: chosen.need,
    _id: { $ne: chosen._id },
    state: { $in: stillOpen },
  }).lean<BidRow[]>();
  for (const row of rest) {
    await moveBid(row, 'decline', ask.me, at, {
      set: { reason: { code: 'otherChosen', sentence } },
      reason: 'otherChosen',
      note: sentence,
    });
  }
  const unsent = await BidModel.find({
    need: chosen.need,
    state: { $in: ['draft', 'unitReview'] },
  }).lean<BidRow[]>();
  for (const row of unsent) {
    await moveBid(row, 'lapse', ask.me, at, {
      set: { reason: { code: 'otherChosen', sentence } },
      reason: 'otherChosen',
      note: sentence,
    });
  }
};

/** One engagement, every other bid answered, the need committed: all in the one transaction of this call. */
export const awardBid: UseCase<typeof doors.awardBid> = async (ask, world) => {
  const row = await loadBid(ask.params.id);
  demandOn(row, 'award', standingsOn(ask.me, row));
  const need = await loadNeed(String(row.need));
  demandOnNeed(need, 'award', standingsOnNeed(ask.me, need));
  const at = world.clock.now();
  const expert = await expertById(String(row.expert));
  const blocked = expert && (await blockedBetween(need, expert, at));
  if (blocked)
    throw new Refusal('conflictOfInterest', { reason: blocked.reason, rule: blocked.rule });
  const engagement = await beginEngagement(
    {
      need: String(need._id),
      bid: String(row._id),
      firm: String(row.firm),
      expert: String(row.expert),
      unit: row.unit ? String(row.unit) : undefined,
      county: row.county,
      price: row.price,
      months: row.months,
    },
    ask.me,
    at,
  );
  const saved = await moveBid(row, 'award', ask.me, at, {
    set: { engagement: engagement as never },
  });
  await answerTheRest(row, ask.body.sentence, ask, at);
  await commitNeed(need, { expert: String(row.expert), engagement }, ask.me, at);
  return showTo(ask.me, saved);
};
