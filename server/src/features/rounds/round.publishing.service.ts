import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { Match } from '@zhiqiao/shared/matching/match.schema';
import type * as doors from '@zhiqiao/shared/rounds/round.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import type { World } from '../../platform/world.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { afterWorkingDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { OfferModel, type OfferRow } from './offer.model.ts';
import { moveOffer, recordOnOffer } from './offer.moving.ts';
import type { KeptSolution, RoundRow } from './round.model.ts';
import { clockwork, type Mover, moveRound, roundFor } from './round.moving.ts';
import { showRound } from './round.reading.service.ts';
import { judge, peopleOf } from './round.scoring.ts';

const open = ['offered', 'expertAgreed', 'postAgreed'];

const unjudged = (expert: string): Match => ({
  subjectId: expert,
  score: 0,
  cover: [],
  reasons: [],
  gaps: [],
  contributions: {},
  weights: 0,
});

/** The pairs that nobody was asked about yet. */
const fresh = (row: RoundRow, solution: KeptSolution) =>
  solution.pairs.filter(
    (pair) => !row.settled.some((one) => one.expert === pair.expert && one.post === pair.post),
  );

const offersFrom = async (row: RoundRow, due: Date, at: Date, world: World) => {
  const pairs = fresh(row, row.solution!);
  const posts = row.posts.filter(({ key }) => pairs.some(({ post }) => post === key));
  const people = await peopleOf({
    people: row.people.filter(({ expert }) => pairs.some((pair) => pair.expert === expert)),
  });
  const judged = await judge(posts, people, row.county, world);
  const needs = await needBriefs(posts.flatMap(({ need }) => need ?? []));
  const byKey = new Map(posts.map((post) => [post.key, post]));
  return pairs.flatMap(({ expert, post: key }) => {
    const post = byKey.get(key);
    if (!post) return [];
    const need = post.need ? needs.get(post.need) : undefined;
    const firm = need?.firm ?? post.firm;
    return [
      {
        state: 'offered' as const,
        county: row.county,
        round: row._id,
        title: row.title,
        expert,
        post: {
          key,
          title: need?.title ?? post.title,
          text: post.text,
          ...(post.town ? { town: post.town } : {}),
        },
        ...(post.need ? { need: post.need } : {}),
        ...(firm ? { firm } : {}),
        match: judged.get(key)?.get(expert) ?? unjudged(expert),
        startedAt: at,
        due,
        movedAt: at,
      },
    ];
  });
};

/** Asks both sides of every pair. Nothing is asked while a limit is not kept. */
export const publishRound: UseCase<typeof doors.publishRound> = async (ask, world) => {
  const row = await roundFor(ask.params.id, ask.me, 'publish');
  if (row.solution!.short.length > 0 || row.solution!.pairs.length === 0)
    throw new Refusal('notReady', { short: row.solution!.short.length });
  const at = world.clock.now();
  const due = afterWorkingDays(at, await ruleValue('round.answerDays', row.county, at));
  const offers = await offersFrom(row, due, at, world);
  const clock = { who: 'bureau' as const, what: 'closeRound', startedAt: at, due };
  const saved = await moveRound(row, 'publish', ask.me, at, {
    set: { clock },
    refs: { hash: row.solution!.hash.slice(0, 16), offers: String(offers.length) },
  });
  const made = await OfferModel.create(offers as never[], { ordered: true });
  for (const one of made as unknown as { toObject(): unknown }[])
    await recordOnOffer(one.toObject() as OfferRow, 'offer.made', ask.me, at, { to: 'offered' });
  return showRound(ask.me, saved);
};

/** Offers of a round that nobody answered lapse, so that both know. */
const lapseAll = async (row: RoundRow, by: Mover, at: Date): Promise<void> => {
  const left = await OfferModel.find({ round: row._id, state: { $in: open } } as object).lean<
    OfferRow[]
  >();
  for (const offer of left) await moveOffer(offer, 'lapse', by, at);
};

export const closeRound: UseCase<typeof doors.closeRound> = async (ask, world) => {
  const row = await roundFor(ask.params.id, ask.me, 'close');
  const at = world.clock.now();
  const saved = await moveRound(row, 'close', ask.me, at, { unset: { clock: 1 } });
  await lapseAll(row, clockwork, at);
  return showRound(ask.me, saved);
};
