import * as accountDoors from '@zhiqiao/shared/accounts/account.endpoints';
import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import * as expertDoors from '@zhiqiao/shared/experts/expert.endpoints';
import { registerNewExpert } from '../server/src/features/accounts/account.service.ts';
import { judgeExpert } from '../server/src/features/experts/expert.service.ts';
import { envoys, holiday, overseas, people, silver, titleOf, units } from './people.ts';
import { account, actorOf, type Player, smallDeeds, town } from './playing.ts';
import type { Topic } from './topic.ts';

const evidenceOf = (topic: Topic, from: number, count: number) =>
  topic.evidence.slice(from, from + count).map((line, index) => {
    const [kind, title, text, year] = line.split('|');
    const kinds = { 专利: 'patent', 论文: 'paper', 项目: 'project', 产品: 'product' } as const;
    return {
      key: `ev${from}${index}x`,
      kind: kinds[kind as keyof typeof kinds],
      title: title!,
      text: text!,
      year: Number(year),
    };
  });

/** Which kind of expert the n-th of a topic is, and where they work. */
const kindOf = (topic: Topic, rank: number, unit: string | undefined) => {
  if (rank === 1 && silver[topic.key])
    return { category: 'silver' as const, unitName: silver[topic.key]!, title: '高级工程师' };
  if (rank === 1 && holiday[topic.key])
    return { category: 'holiday' as const, unitName: holiday[topic.key]!, title: '工程师' };
  if (rank === 2 && overseas.includes(topic.key))
    return { category: 'overseas' as const, unitName: '海外研究所', title: '研究员' };
  if (rank === 0 && envoys.includes(topic.key)) {
    return {
      category: 'sciEnvoy' as const,
      envoyKind: 'team' as const,
      envoyLevel: 'province' as const,
      title: '教授',
      ...(unit ? { unit } : {}),
    };
  }
  return { category: 'sciDeputy' as const, ...(unit ? { unit } : {}) };
};

interface Plan {
  topic: Topic;
  rank: number;
}

/** Two or three experts a topic, sixty in all. */
const planExperts = (topics: readonly Topic[]): Plan[] => {
  const ranks = topics.flatMap((topic) => [0, 1].map((rank) => ({ topic, rank })));
  const thirds = topics.slice(0, people.length - ranks.length).map((topic) => ({ topic, rank: 2 }));
  return [...ranks, ...thirds].slice(0, people.length);
};

/** One expert registers and, but for the last two, is verified. */
const enlist = async (
  player: Player,
  cast: { broker: Actor; universities: Map<string, Actor> },
  plan: Plan,
  index: number,
  codes: Map<string, string>,
) => {
  const { topic, rank } = plan;
  const unit = cast.universities.get(units[index % units.length]!)!.organisation;
  const own = kindOf(topic, rank, unit);
  player.on(530 - index * 3);
  const me = await player.do(accountDoors.registerExpert, registerNewExpert, undefined, undefined, {
    account: account(`expert${index}`, people[index]!),
    expert: {
      name: people[index]!,
      title: titleOf(index),
      ...own,
      disciplines: topic.disciplines,
      industries: [topic.industry],
      summary: `长期做${topic.keywords.join('、')}方面的研究和现场改造，${rank === 0 ? '主持过同类项目并在企业产线验证' : '参与过同类项目'}，愿意到县里企业一起做。`,
      evidence: evidenceOf(topic, rank, 2),
      capacity: 2,
      towns: own.category === 'sciEnvoy' ? [town(topic.town), town(0), town(13)] : [],
      tongues:
        own.category === 'silver'
          ? ['mandarin', 'dialect']
          : own.category === 'overseas'
            ? ['mandarin', 'english']
            : ['mandarin'],
      availability: {
        daysPerMonth: own.category === 'silver' ? 8 : 4,
        weekends: own.category === 'holiday',
      },
      // Three people with a stake in the very firm that asks: the guard must be seen at work.
      interests:
        rank === 2 && ['casting', 'transformer', 'pad'].includes(topic.key)
          ? [codes.get(topic.key)!]
          : [],
    },
  });
  const actor = actorOf(me);
  const last = index >= people.length - 2;
  if (!last)
    await player.do(expertDoors.verifyExpert, judgeExpert, cast.broker, actor.expert, {
      verdict: 'verified',
    });
  return actor;
};

/** Sixty experts. @returns topic -> its experts, the best first */
export const enlistAll = async (
  player: Player,
  bodies: { broker: Actor; universities: Map<string, Actor> },
  topics: readonly Topic[],
  codes: Map<string, string>,
): Promise<Map<string, Actor[]>> => {
  const plans = planExperts(topics);
  const actors = await player.sideBySide(
    plans,
    (plan, index) => enlist(player, bodies, plan, index, codes),
    smallDeeds,
  );
  const experts = new Map<string, Actor[]>();
  for (const [index, { topic }] of plans.entries())
    experts.set(topic.key, [...(experts.get(topic.key) ?? []), actors[index]!]);
  return experts;
};
