import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import * as bids from './play.bids.ts';
import type { Cast } from './play.people.ts';
import type { Player } from './playing.ts';
import type { Topic } from './topic.ts';

/** So many of a topic's experts bid, one every other day. */
export const sent = async (
  player: Player,
  cast: Cast,
  topic: Topic,
  id: string,
  count: number,
  daysAgo: number,
) => {
  const made: { id: string; expert: Actor }[] = [];
  for (const [rank, expert] of (cast.experts.get(topic.key) ?? []).slice(0, count).entries()) {
    const { id: bid } = await bids.bid(
      player,
      cast,
      expert,
      id,
      topic,
      rank,
      Math.max(3, daysAgo - rank * 2),
    );
    made.push({ id: bid, expert });
  }
  return made;
};

/** The firm reads every bid, chooses the first and answers the others. */
export const award = async (
  player: Player,
  cast: Cast,
  topic: Topic,
  made: { id: string; expert: Actor }[],
  daysAgo: number,
) => {
  const firm = cast.firms.get(topic.key)!;
  const [first, second, third] = made;
  player.on(daysAgo + 12);
  await bids.opened(player, firm, first!.id);
  await bids.talk(player, firm, first!.expert, first!.id, [
    '方案可行，想先看看现场数据怎么测。',
    '下周三我带测试仪过去。',
  ]);
  if (third) {
    await bids.opened(player, firm, third.id);
    await bids.declined(
      player,
      firm,
      third.id,
      'technical',
      '关键指标没有实测依据，欢迎补数据后再来',
    );
  }
  await bids.shortlisted(player, firm, first!.id);
  if (second) await bids.opened(player, firm, second.id);
  player.on(daysAgo);
  await bids.awarded(
    player,
    firm,
    first!.id,
    '综合工期与实测数据，先选另一位，您的方案我们存档备用',
  );
  return first!.expert;
};
