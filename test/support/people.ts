import type { Role } from '@zhiqiao/shared/accounts/account.schema';
import { checkCharacter } from '@zhiqiao/shared/organisations/creditCode';
import { makeAccount } from '../../server/src/features/accounts/account.making.service.ts';
import { makeOrganisation } from '../../server/src/features/organisations/organisation.making.service.ts';
import { inTransaction } from '../../server/src/platform/mongo.ts';
import { countyCode, type House, type Person } from './app.ts';

let serial = 0;

export const password = 'a bridge of stone';

/** A credit code that passes the check, of a region that does not exist. */
export const creditCode = (): string => {
  serial += 1;
  const first = `91331299MA${String(serial).padStart(7, '0')}`;
  return first + checkCharacter(first);
};

export const firmRegistration = (changes: object = {}) => ({
  name: `砺行轴承（示例）${serial}`,
  town: '331201101',
  industry: '3451',
  creditCode: creditCode(),
  intro: '做深沟球轴承',
  ...changes,
});

export const expertProfile = (changes: object = {}) => ({
  name: '林知微',
  category: 'sciDeputy',
  unitName: '之滨理工大学（示例）',
  title: '副教授',
  disciplines: ['4602020'],
  industries: ['3451'],
  summary: '长期做精密轴承磨削与噪声控制，主持过三条产线的改造，熟悉滚道圆度和振动测试。',
  evidence: [
    {
      key: 'evid1',
      kind: 'patent',
      title: '套圈超精研参数自适应方法',
      text: 'V2 合格率 企业实测 96.1 %',
      year: 2023,
    },
    {
      key: 'evid2',
      kind: 'paper',
      title: '滚道圆度与磨削噪声',
      text: '滚道圆度 0.72 μm，n=60',
      year: 2024,
    },
  ],
  capacity: 2,
  ...changes,
});

export interface Seated {
  person: Person;
  id: string;
  organisation: string;
  expert: string;
}

const readMe = async (person: Person): Promise<Seated> => {
  const { account } = (await person.get('/api/me').expect(200)).body;
  return {
    person,
    id: account.id,
    organisation: account.organisation?.id ?? '',
    expert: account.expert ?? '',
  };
};

export const login = () => {
  serial += 1;
  return `person${serial}x${process.pid}`;
};

/** A firm with its first officer, registered at the door; unverified until an officer says so. */
export const aFirm = async (house: House, changes: object = {}): Promise<Seated> => {
  const person = house.guest();
  const account = { login: login(), name: '方启明', password };
  await person
    .post('/api/registrations/firm', { account, firm: firmRegistration(changes) })
    .expect(200);
  return readMe(person);
};

export const anExpert = async (house: House, changes: object = {}): Promise<Seated> => {
  const person = house.guest();
  const account = { login: login(), name: '林知微', password };
  await person
    .post('/api/registrations/expert', { account, expert: expertProfile(changes) })
    .expect(200);
  return readMe(person);
};

/** An account with a seat that nobody can register for at the door. */
export const seated = async (
  house: House,
  role: Role,
  at: { county?: string; organisation?: string } = {},
): Promise<Seated> => {
  const person = house.guest();
  const name = login();
  const now = house.clock.now();
  const county = at.county ?? countyCode;
  await inTransaction(async () => {
    const organisation =
      at.organisation ??
      (await makeOrganisation(
        {
          kind: role === 'universityOfficer' ? 'university' : 'bureau',
          name: `${name} 单位`,
          county,
          standing: 'verified',
          creditCode: creditCode(),
        },
        { name, role },
        now,
      ));
    await makeAccount(
      { login: name, name: '周以安', password },
      { role, county, organisation },
      now,
    );
  });
  await person.post('/api/session', { login: name, password }).expect(200);
  return readMe(person);
};

export const aVerifiedFirm = async (
  house: House,
  officer: Seated,
  changes: object = {},
): Promise<Seated> => {
  const firm = await aFirm(house, changes);
  await officer.person
    .post(`/api/organisations/${firm.organisation}/verdict`, { verdict: 'verified' })
    .expect(200);
  return firm;
};

export const aVerifiedExpert = async (
  house: House,
  officer: Seated,
  changes: object = {},
): Promise<Seated> => {
  const expert = await anExpert(house, changes);
  await officer.person
    .post(`/api/experts/${expert.expert}/verdict`, { verdict: 'verified' })
    .expect(200);
  return expert;
};
