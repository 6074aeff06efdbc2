import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { needClockwork } from '../server/src/features/needs/need.clockwork.ts';
import { extras } from './extras.ts';
import { award, sent } from './play.answers.ts';
import * as bids from './play.bids.ts';
import { playDisclosures, watched } from './play.disclosures.ts';
import { playExtra } from './play.extras.ts';
import { briefOf, carryOut, post, toGuide } from './play.needs.ts';
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
  vision: ['matching', 40, 3, 52],
  brake: ['matching', 30, 3, 12],
  pad: ['published', 9, 0, 60],
  transformer: ['delivering', 130, 2, 41],
  casting: ['published', 24, 0, 6],
  loom: ['resolved', 300, 3, 27],
  papercone: ['closed', 480, 3, 30],
  door: ['matching', 25, 3, 35],
  mes: ['committed', 45, 3, 30],
  straw: ['matching', 28, 2, 23],
  bamboo: ['resolved', 330, 2, 30],
  quartz: ['published', 15, 0, 90],
  fragrance: ['delivering', 180, 2, 30],
  pet: ['expired', 120, 2, 1],
  exo: ['matching', 18, 3, 66],
  camellia: ['matching', 16, 2, 9],
  pomelo: ['matching', 14, 2, 19],
  hericium: ['matching', 12, 1, 46],
  tea: ['resolved', 410, 2, 30],
  corn: ['published', 5, 0, 33],
  chestnut: ['delivering', 150, 2, 30],
  croaker: ['committed', 50, 2, 30],
  cage: ['published', 3, 0, 120],
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

/** Every need of the county with its bids and talks, and then what time did to those nobody answered. */
export const playStory = async (
  player: Player,
  cast: Cast,
  topics: readonly Topic[],
): Promise<void> => {
  const byKey = new Map(topics.map((topic) => [topic.key, topic]));
  await player.sideBySide(extras, (extra, index) => playExtra(player, cast, byKey, extra, index));
  await player.sideBySide(topics, (topic) => playTopic(player, cast, topic));
  player.on(1, 8);
  await needClockwork.run(player.world);
  for (const extra of extras.filter((one) => one.end === 'toGuide'))
    await toGuide(player, cast, extra.title);
};
