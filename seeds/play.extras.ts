import * as needDoors from '@zhiqiao/shared/needs/need.endpoints';
import * as needPosting from '../server/src/features/needs/need.posting.service.ts';
import * as needReviewing from '../server/src/features/needs/need.reviewing.service.ts';
import type { Extra } from './extras.ts';
import { award, sent } from './play.answers.ts';
import * as bids from './play.bids.ts';
import { briefOf, carryOut, draft, post, submit } from './play.needs.ts';
import type { Cast } from './play.people.ts';
import type { Player } from './playing.ts';
import type { Topic } from './topic.ts';

const reviewed = async (player: Player, cast: Cast, extra: Extra, id: string) => {
  const why = {
    reason: extra.end === 'declined' ? ('sensitive' as const) : ('duplicate' as const),
    note: extra.why ?? '',
  };
  if (extra.end === 'returned')
    await player.do(needDoors.returnNeed, needReviewing.returnNeed, cast.broker, id, why);
  if (extra.end === 'declined')
    await player.do(needDoors.declineNeed, needReviewing.declineNeed, cast.broker, id, why);
  if (extra.end === 'refining')
    await player.do(needDoors.acceptNeed, needReviewing.acceptNeed, cast.broker, id);
};

/** How many bid on a need beside the twenty-four. */
const bidders: Partial<Record<Extra['end'], number>> = {
  resolved: 2,
  closed: 2,
  expired: 2,
  toGuide: 2,
  withdrawn: 2,
  paused: 2,
};

/** Needs beside the twenty-four: over long ago, or stopped on the way. */
export const playExtra = async (
  player: Player,
  cast: Cast,
  topics: Map<string, Topic>,
  extra: Extra,
  index: number,
) => {
  const home = topics.get(extra.firm)!;
  const firm = cast.firms.get(extra.firm)!;
  const early = ['draft', 'submitted', 'returned', 'declined', 'refining'].includes(extra.end);
  if (early) {
    player.on(4 + (index % 3));
    const { id } = await draft(
      player,
      firm,
      briefOf(extra, home, extra.budget[1] ? player.dayFromToday(90) : null),
    );
    if (extra.end === 'draft') return;
    await submit(player, cast, extra.firm, id);
    player.on(2);
    return reviewed(player, cast, extra, id);
  }
  const daysAgo = {
    resolved: 210,
    closed: 400 + index * 5,
    expired: 110,
    toGuide: 150,
    withdrawn: 60,
    paused: 30,
  }[extra.end as 'resolved'];
  player.on(daysAgo + 4);
  const deadline = extra.end === 'paused' ? player.dayFromToday(100) : player.day(50);
  const id = await post(player, cast, extra.firm, briefOf(extra, home, deadline), daysAgo);
  const told = { ...home, ...extra, key: home.key };
  const count = bidders[extra.end] ?? 0;
  const made = await sent(player, cast, told, id, count, daysAgo - 6);
  if (extra.end === 'resolved' || extra.end === 'closed') {
    const expert = await award(player, cast, told, made, daysAgo - 25);
    return carryOut(
      player,
      cast,
      { key: extra.firm, id, expert, need: told, from: daysAgo - 25 },
      extra.end as 'closed',
    );
  }
  player.on(Math.max(3, daysAgo - 20));
  if (['expired', 'toGuide', 'paused'].includes(extra.end))
    for (const { id: unfit } of made)
      await bids.declined(player, firm, unfit, 'technical', '与现场工况差得太远，谢谢您花的时间');
  if (extra.end === 'withdrawn') {
    await player.do(needDoors.withdrawNeed, needPosting.withdrawNeed, firm, id, {
      reason: 'planChanged',
      note: extra.why ?? '',
    });
  }
  if (extra.end === 'paused')
    await player.do(needDoors.pauseNeed, needReviewing.pauseNeed, firm, id, {
      note: '产线搬迁，下月恢复',
    });
};
