import * as accountDoors from '@zhiqiao/shared/accounts/account.endpoints';
import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import * as organisationDoors from '@zhiqiao/shared/organisations/organisation.endpoints';
import { makeAccount, markDemo } from '../server/src/features/accounts/account.making.service.ts';
import { registerNewFirm } from '../server/src/features/accounts/account.service.ts';
import { openCounty } from '../server/src/features/counties/county.service.ts';
import { createBureau } from '../server/src/features/organisations/organisation.making.service.ts';
import {
  judgeOrganisation,
  registerUnit,
} from '../server/src/features/organisations/organisation.service.ts';
import { askers, others, platforms, technologists, universities } from './firms.ts';
import { people } from './people.ts';
import { enlistAll } from './play.experts.ts';
import {
  account,
  actorOf,
  county,
  type Player,
  sample,
  sampleCreditCode,
  smallDeeds,
  town,
} from './playing.ts';
import { doors } from './roles.ts';
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

const openBureau = async (player: Player): Promise<Pick<Cast, 'leader' | 'broker'>> => {
  await openCounty(county, player.now());
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
    officers.set(
      key,
      await makeAccount(
        account(`office-${key}`, officer),
        { role: 'universityOfficer', county: county.code, organisation: unit.id },
        player.now(),
      ),
    );
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
    firm: {
      name: sample(name),
      town: town(at),
      industry,
      creditCode,
      intro: '示例企业，数据均为虚构',
    },
  });
  return { actor: actorOf(me), creditCode };
};

const verify = (player: Player, broker: Actor, firm: Actor) =>
  player.do(organisationDoors.verifyOrganisation, judgeOrganisation, broker, firm.organisation, {
    verdict: 'verified',
  });

const openFirms = async (player: Player, broker: Actor, topics: readonly Topic[]) => {
  const asking = await player.sideBySide(
    topics,
    async (topic, index) => {
      player.on(540 - index);
      const [name, officer] = askers[topic.key]!;
      const login = `firm-${topic.key}`;
      const made = await registerOne(player, login, name, officer, topic.industry, topic.town);
      await verify(player, broker, made.actor);
      return { key: topic.key, ...made };
    },
    smallDeeds,
  );
  await player.sideBySide(
    others,
    async ([name, industry, at], index) => {
      player.on(500 - index * 13);
      const login = `firm-other${index}`;
      const { actor } = await registerOne(player, login, name, people[index]!, industry, at);
      // The last few wait for the bureau, as some always do.
      if (index < others.length - 3) await verify(player, broker, actor);
    },
    smallDeeds,
  );
  return {
    firms: new Map(asking.map(({ key, actor }) => [key, actor])),
    codes: new Map(asking.map(({ key, creditCode }) => [key, creditCode])),
  };
};

const seatTechnologists = async (
  player: Player,
  firms: Map<string, Actor>,
): Promise<Map<string, Actor>> => {
  const seated = new Map<string, Actor>();
  for (const [key, name] of Object.entries(technologists)) {
    const organisation = firms.get(key)!.organisation!;
    seated.set(
      key,
      await makeAccount(
        account(`cto-${key}`, name),
        { role: 'chiefTechnologist', county: county.code, organisation },
        player.now(),
      ),
    );
  }
  return seated;
};

/** Registers everybody, as they would have come over a year and a half. */
export const playPeople = async (player: Player, topics: readonly Topic[]): Promise<Cast> => {
  player.on(548);
  const bureau = await player.together(() => openBureau(player));
  const officers = await player.together(() => openUnits(player, bureau.leader));
  const { firms, codes } = await openFirms(player, bureau.broker, topics);
  const seated = await player.together(() => seatTechnologists(player, firms));
  const bodies = { broker: bureau.broker, universities: officers };
  const experts = await enlistAll(player, bodies, topics, codes);
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
