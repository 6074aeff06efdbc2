import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import * as needDoors from '@zhiqiao/shared/needs/need.endpoints';
import { needClockwork } from '../server/src/features/needs/need.clockwork.ts';
import * as needPosting from '../server/src/features/needs/need.posting.service.ts';
import * as needReviewing from '../server/src/features/needs/need.reviewing.service.ts';
import { type Extra, extras } from './extras.ts';
import * as bids from './play.bids.ts';
import { playDisclosures, watched } from './play.disclosures.ts';
import { briefOf, carryOut, draft, post, submit, toGuide } from './play.needs.ts';
import type { Cast } from './play.people.ts';
import type { Player } from './playing.ts';
import type { Topic } from './topic.ts';

type End =
  | 'published'
  | 'matching'
  | 'committed'
  | 'delivering'
  | 'resolved'
  | 'closed'
  | 'expired';

/** topic -> how it goes: where it stands today, when it was published, how many bid, days its deadline is away. */
const plot: Record<string, [end: End, daysAgo: number, bidders: number, deadlineIn: number]> = {
  bearing: ['matching', 20, 3, 78],
  vision: ['matching', 40, 2, 52],
  brake: ['matching', 30, 2, 12],
  pad: ['published', 9, 0, 60],
  transformer: ['delivering', 130, 2, 41],
  casting: ['published', 24, 0, 6],
  loom: ['resolved', 300, 3, 27],
  papercone: ['closed', 480, 2, 30],
  door: ['matching', 25, 2, 35],
  mes: ['committed', 45, 2, 30],
  straw: ['matching', 28, 1, 23],
  bamboo: ['resolved', 330, 2, 30],
  quartz: ['published', 15, 0, 90],
  fragrance: ['delivering', 180, 2, 30],
  pet: ['expired', 120, 1, 1],
  exo: ['matching', 18, 3, 66],
  camellia: ['matching', 16, 2, 9],
  pomelo: ['matching', 14, 1, 19],
  hericium: ['published', 12, 0, 46],
  tea: ['resolved', 410, 2, 30],
  corn: ['published', 5, 0, 33],
  chestnut: ['delivering', 150, 2, 30],
  croaker: ['committed', 50, 2, 30],
  cage: ['published', 3, 0, 120],
};

const sent = async (
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

/** The firm reads, asks, talks and shortlists as far as matching goes; one firm stays silent past its date. */
const answerSome = async (
  player: Player,
  cast: Cast,
  topic: Topic,
  made: { id: string; expert: Actor }[],
) => {
  const firm = cast.firms.get(topic.key)!;
  const [first, second] = made;
  if (!first || topic.key === 'vision') return;
  player.on(topic.key === 'bearing' ? 2 : 4, 10);
  await bids.opened(player, firm, first.id);
  await bids.talk(player, firm, first.expert, first.id, [
    '看了您的方案，节拍这一条能再细说吗？',
    '可以，我把去年验收的数据整理后发您。',
    '好，另外冬天停产检修一周，您方便来吗？',
  ]);
  if (topic.key === 'bearing' && second) {
    await bids.opened(player, firm, second.id);
    await bids.questioned(player, firm, second.id, '近五年有没有同类产线的数据？');
    return;
  }
  await bids.shortlisted(player, firm, first.id);
};

const award = async (
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

const playTopic = async (player: Player, cast: Cast, topic: Topic) => {
  const [end, daysAgo, bidders, deadlineIn] = plot[topic.key]!;
  const over = ['resolved', 'closed', 'delivering', 'committed', 'expired'].includes(end);
  player.on(daysAgo + 4);
  const deadline = over ? player.day(end === 'expired' ? 40 : 60) : player.dayFromToday(deadlineIn);
  const brief = briefOf(topic, topic, deadline);
  if (topic.key === watched) brief.tiers = { ...brief.tiers, secrets: 'promised' };
  const id = await post(player, cast, topic.key, brief, daysAgo);
  if (topic.key === watched) await playDisclosures(player, cast, id);
  // One firm lets its reply date pass; the others are in good time.
  const bidAgo = over
    ? daysAgo - 6
    : topic.key === 'vision'
      ? daysAgo - 8
      : Math.min(daysAgo - 8, 9);
  const made = await sent(player, cast, topic, id, bidders, bidAgo);
  if (end === 'published' || end === 'expired') return;
  if (end === 'matching') return answerSome(player, cast, topic, made);
  const chosenAgo = Math.max(4, daysAgo - 25);
  const expert = await award(player, cast, topic, made, chosenAgo);
  await carryOut(player, cast, { key: topic.key, id, expert, need: topic, from: chosenAgo }, end);
};

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

/** Needs beside the twenty-four: over long ago, or stopped on the way. */
const playExtra = async (
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
  const count =
    extra.end === 'resolved' || extra.end === 'closed' ? 2 : extra.end === 'withdrawn' ? 1 : 0;
  const made = await sent(player, cast, told, id, count, daysAgo - 6);
  if (count === 2) {
    const expert = await award(player, cast, told, made, daysAgo - 25);
    return carryOut(
      player,
      cast,
      { key: extra.firm, id, expert, need: told, from: daysAgo - 25 },
      extra.end as 'closed',
    );
  }
  player.on(Math.max(3, daysAgo - 20));
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

/** Every need of the county with its bids and talks, and then what time did to those nobody answered. */
export const playStory = async (
  player: Player,
  cast: Cast,
  topics: readonly Topic[],
): Promise<void> => {
  const byKey = new Map(topics.map((topic) => [topic.key, topic]));
  for (const [index, extra] of extras.entries())
    await player.together(() => playExtra(player, cast, byKey, extra, index));
  for (const topic of topics) await player.together(() => playTopic(player, cast, topic));
  player.on(1, 8);
  await needClockwork.run(player.world);
  for (const extra of extras.filter((one) => one.end === 'toGuide'))
    await toGuide(player, cast, extra.title);
};
