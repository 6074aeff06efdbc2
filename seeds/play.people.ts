import * as accountDoors from '@zhiqiao/shared/accounts/account.endpoints';
import type { Actor, Me } from '@zhiqiao/shared/accounts/account.schema';
import * as expertDoors from '@zhiqiao/shared/experts/expert.endpoints';
import * as organisationDoors from '@zhiqiao/shared/organisations/organisation.endpoints';
import { makeAccount, markDemo } from '../server/src/features/accounts/account.making.service.ts';
import {
  registerNewExpert,
  registerNewFirm,
} from '../server/src/features/accounts/account.service.ts';
import { openCounty } from '../server/src/features/counties/county.service.ts';
import { judgeExpert } from '../server/src/features/experts/expert.service.ts';
import { createBureau } from '../server/src/features/organisations/organisation.making.service.ts';
import {
  judgeOrganisation,
  registerUnit,
} from '../server/src/features/organisations/organisation.service.ts';
import { reference } from '../server/src/features/reference/reference.service.ts';
import { inTransaction } from '../server/src/platform/mongo.ts';
import { askers, others, platforms, technologists, universities } from './firms.ts';
import { envoys, holiday, overseas, people, silver, titleOf, units } from './people.ts';
import { county, type Player, sample, sampleCreditCode } from './playing.ts';
import { demoPassword, doors } from './roles.ts';
import type { Topic } from './topic.ts';

/** Everybody of the demonstration, by the key the other plays know them by. */
export interface Cast {
  leader: Actor;
  broker: Actor;
  firms: Map<string, Actor>;
  technologists: Map<string, Actor>;
  universities: Map<string, Actor>;
  /** unit id -> its name, to find whose officer reviews a bid */
  unitNames: Map<string, string>;
  /** topic -> its experts, the best first */
  experts: Map<string, Actor[]>;
}

export const town = (index: number): string => reference().towns[index]!.code;

const actorOf = (me: Me): Actor => {
  const { id, name, role, organisation, expert } = me.account!;
  return {
    id,
    name,
    role,
    county: county.code,
    ...(organisation ? { organisation: organisation.id } : {}),
    ...(expert ? { expert } : {}),
  };
};

const account = (login: string, name: string) => ({ login, name, password: demoPassword });

const openBureau = async (player: Player): Promise<Pick<Cast, 'leader' | 'broker'>> => {
  await openCounty(county, player.now());
  const { result } = await inTransaction(async () => {
    const bureau = await createBureau(sample('清江县科学技术局'), county.code, player.now());
    const seat = { county: county.code, organisation: bureau };
    const leader = await makeAccount(
      account('leader', doors.leader),
      { ...seat, role: 'leader' },
      player.now(),
    );
    const broker = await makeAccount(
      account('broker', doors.broker),
      { ...seat, role: 'broker' },
      player.now(),
    );
    return { leader, broker };
  });
  return result;
};

const openUnits = async (player: Player, leader: Actor): Promise<Map<string, Actor>> => {
  const officers = new Map<string, Actor>();
  for (const [key, name, officer] of universities) {
    const unit = await player.do(
      organisationDoors.registerOrganisation,
      registerUnit,
      leader,
      undefined,
      {
        kind: 'university',
        name: sample(name),
        creditCode: sampleCreditCode(),
        intro: '派出专家、转化成果',
      },
    );
    const { result } = await inTransaction(() =>
      makeAccount(
        account(`office-${key}`, officer),
        { role: 'universityOfficer', county: county.code, organisation: unit.id },
        player.now(),
      ),
    );
    officers.set(key, result);
  }
  for (const [name, platformKind] of platforms) {
    await player.do(organisationDoors.registerOrganisation, registerUnit, leader, undefined, {
      kind: 'platform',
      platformKind,
      name: sample(name),
      creditCode: sampleCreditCode(),
      intro: '县里的公共技术平台',
    });
  }
  return officers;
};

const registerOne = async (
  player: Player,
  login: string,
  name: string,
  officer: string,
  industry: string,
  at: number,
) => {
  const creditCode = sampleCreditCode();
  const me = await player.do(accountDoors.registerFirm, registerNewFirm, undefined, undefined, {
    account: account(login, officer),
    firm: { name: sample(name), town: town(at), industry, creditCode, intro: `${name}，示例企业` },
  });
  return { actor: actorOf(me), creditCode };
};

const openFirms = async (player: Player, broker: Actor, topics: readonly Topic[]) => {
  const firms = new Map<string, Actor>();
  const codes = new Map<string, string>();
  for (const [index, topic] of topics.entries()) {
    player.on(540 - index);
    const [name, officer] = askers[topic.key]!;
    const { actor, creditCode } = await registerOne(
      player,
      `firm-${topic.key}`,
      name,
      officer,
      topic.industry,
      topic.town,
    );
    await player.do(
      organisationDoors.verifyOrganisation,
      judgeOrganisation,
      broker,
      actor.organisation,
      { verdict: 'verified' },
    );
    firms.set(topic.key, actor);
    codes.set(topic.key, creditCode);
  }
  for (const [index, [name, industry, at]] of others.entries()) {
    player.on(500 - index * 13);
    const { actor } = await registerOne(
      player,
      `firm-other${index}`,
      name,
      people[index]!,
      industry,
      at,
    );
    // The last few wait for the bureau, as some always do.
    if (index < others.length - 3) {
      await player.do(
        organisationDoors.verifyOrganisation,
        judgeOrganisation,
        broker,
        actor.organisation,
        { verdict: 'verified' },
      );
    }
  }
  return { firms, codes };
};

const seatTechnologists = async (
  player: Player,
  firms: Map<string, Actor>,
): Promise<Map<string, Actor>> => {
  const seated = new Map<string, Actor>();
  for (const [key, name] of Object.entries(technologists)) {
    const organisation = firms.get(key)!.organisation!;
    const { result } = await inTransaction(() =>
      makeAccount(
        account(`cto-${key}`, name),
        { role: 'chiefTechnologist', county: county.code, organisation },
        player.now(),
      ),
    );
    seated.set(key, result);
  }
  return seated;
};

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

const planExperts = (topics: readonly Topic[]): Plan[] => {
  const ranks = topics.flatMap((topic) => [0, 1].map((rank) => ({ topic, rank })));
  const thirds = topics.slice(0, people.length - ranks.length).map((topic) => ({ topic, rank: 2 }));
  return [...ranks, ...thirds].slice(0, people.length);
};

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

/** Registers everybody, as they would have come over a year and a half. */
export const playPeople = async (player: Player, topics: readonly Topic[]): Promise<Cast> => {
  player.on(548);
  const bureau = await openBureau(player);
  const officers = await openUnits(player, bureau.leader);
  const { firms, codes } = await openFirms(player, bureau.broker, topics);
  const seated = await seatTechnologists(player, firms);
  const experts = new Map<string, Actor[]>();
  for (const [index, plan] of planExperts(topics).entries()) {
    const actor = await enlist(
      player,
      { broker: bureau.broker, universities: officers },
      plan,
      index,
      codes,
    );
    experts.set(plan.topic.key, [...(experts.get(plan.topic.key) ?? []), actor]);
  }
  const unitNames = new Map(
    universities.map(([key, name]) => [officers.get(key)!.organisation!, sample(name)]),
  );
  const cast = {
    ...bureau,
    unitNames,
    firms,
    technologists: seated,
    universities: officers,
    experts,
  };
  const shown = [
    ['1-firm', firms.get(doors.firm)!],
    ['2-expert', experts.get('bearing')![doors.expert]!],
    ['3-university', officers.get(doors.university)!],
    ['4-bureau', bureau.broker],
  ] as const;
  for (const [key, actor] of shown) await markDemo(actor.id, key);
  return cast;
};
