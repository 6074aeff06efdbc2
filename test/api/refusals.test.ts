import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import {
  aFirm,
  anExpert,
  firmRegistration,
  login,
  password,
  type Seated,
  seated,
} from '../support/people.ts';

let house: House;
let unit: Seated;

beforeAll(async () => {
  house = await openHouse();
  unit = await seated(house, 'universityOfficer');
});
afterAll(() => house.close());

const register = (changes: { password?: string; firm?: object }) => {
  const account = { login: login(), name: '方启明', password: changes.password ?? password };
  return house
    .guest()
    .post('/api/registrations/firm', { account, firm: firmRegistration(changes.firm) });
};

describe('what a refusal says', () => {
  it('when town and industry are left empty, then they are to be filled in, not of a wrong form', async () => {
    const { issues } = (await register({ firm: { town: '', industry: '' } }).expect(400)).body;
    expect(issues.map((issue: { message: string }) => issue.message)).toEqual([
      '乡镇街道：请填写',
      '行业：请填写',
    ]);
  });

  it("when a person's name is missing, then it is called a person's name", async () => {
    const account = { login: login(), name: '', password };
    const sent = { account, firm: firmRegistration({ name: '' }) };
    const { issues } = (await house.guest().post('/api/registrations/firm', sent).expect(400)).body;
    const said = Object.fromEntries(
      (issues as { path: string; message: string }[]).map(({ path, message }) => [path, message]),
    );
    expect(said['account.name']).toMatch(/^姓名：/);
    expect(said['firm.name']).toMatch(/^企业名称：/);
  });

  it('when a password is one that everybody tries, then the field says why, in both languages', async () => {
    const chinese = (await register({ password: 'password123' }).expect(400)).body.issues;
    expect(chinese).toEqual([
      expect.objectContaining({
        path: 'account.password',
        message: expect.stringMatching(/^密码：太容易被猜到/),
      }),
    ]);
    const english = await register({ password: 'password123' }).set('Accept-Language', 'en');
    expect(english.body.issues[0].message).toMatch(/^Password: is too easy to guess/);
  });

  it('when a file is named that is not theirs, then the field says so', async () => {
    const firm = await aFirm(house);
    const reply = await firm.person
      .post('/api/needs', { title: '一个正常的标题', files: ['0123456789abcdef01234567'] })
      .expect(400);
    expect(reply.body.issues[0].message).toBe('附件：系统里没有这一项，请重新选择');
  });
});

describe('an outcome whose ownership is not declared', () => {
  const draft = async () =>
    (await unit.person.post('/api/outcomes', { title: '套圈超精研', maturity: 6 }).expect(200))
      .body;

  it('when its unit submits it, then the tick is asked for in words', async () => {
    const { id } = await draft();
    const { issues } = (await unit.person.post(`/api/outcomes/${id}/submit`).expect(400)).body;
    expect(issues).toEqual([
      { path: 'ownershipClear', code: 'confirm', message: '权属清晰：请先确认这一项' },
    ]);
  });

  it('when somebody else submits it, then it is not there, whatever it lacks', async () => {
    const { id } = await draft();
    const stranger = await anExpert(house);
    await stranger.person.post(`/api/outcomes/${id}/submit`).expect(404);
  });
});
