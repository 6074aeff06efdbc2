import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { aFirm, anExpert, password, type Seated, seated } from '../support/people.ts';

let house: House;
let leader: Seated;
let firm: Seated;
let colleague: Seated;
let colleagueId: string;
beforeAll(async () => {
  house = await openHouse();
  leader = await seated(house, 'leader');
  firm = await aFirm(house);
  colleague = await seated(house, 'firmMember', { organisation: firm.organisation });
  colleagueId = await idOf(colleague);
});
afterAll(() => house.close());

const loginOf = async (who: Seated): Promise<string> =>
  (await who.person.get('/api/me')).body.account.login;
const idOf = async (who: Seated): Promise<string> =>
  (await who.person.get('/api/me')).body.account.id;

describe('who left', () => {
  it('when the head of a firm closes a colleague’s account, then its sessions are dead and no password opens it', async () => {
    const [id, login] = [colleagueId, await loginOf(colleague)];
    await firm.person.post(`/api/accounts/${id}/disable`, {}).expect(400);
    const closed = (
      await firm.person.post(`/api/accounts/${id}/disable`, { note: '已经离职' }).expect(200)
    ).body;
    expect(closed).toMatchObject({ login, state: 'disabled', standings: ['keeper'] });
    expect((await colleague.person.get('/api/me')).body.account).toBeNull();
    await house.guest().post('/api/session', { login, password }).expect(401);
    const again = await firm.person.post(`/api/accounts/${id}/disable`, { note: '再来一次' });
    expect([again.status, again.body.code]).toEqual([403, 'notPermitted']);
    await firm.person.post(`/api/accounts/${id}/enable`).expect(200);
    await house.guest().post('/api/session', { login, password }).expect(200);
  });

  it('when it is one’s own, another firm’s or an officer’s, then a firm’s head cannot close it', async () => {
    const note = '不该成功';
    const own = await idOf(firm);
    await firm.person.post(`/api/accounts/${own}/disable`, { note }).expect(403);
    const other = await idOf(await aFirm(house));
    await firm.person.post(`/api/accounts/${other}/disable`, { note }).expect(404);
    await firm.person.post(`/api/accounts/${await idOf(leader)}/disable`, { note }).expect(404);
  });

  it('when a list is asked for, then a firm’s head sees the firm, a leader the county, a broker nothing', async () => {
    const ours = (await firm.person.get('/api/accounts?pageSize=100').expect(200)).body;
    expect(ours.items.map((one: { id: string }) => one.id).sort()).toEqual(
      [await idOf(firm), colleagueId].sort(),
    );
    const expert = await anExpert(house);
    const login = await loginOf(expert);
    const found = (await leader.person.get(`/api/accounts?q=${login}`).expect(200)).body;
    expect(found.items).toMatchObject([{ login, role: 'expert' }]);
    const pattern = (await leader.person.get('/api/accounts?q=.*').expect(200)).body;
    expect(pattern.items).toEqual([]);
    await (await seated(house, 'broker')).person.get('/api/accounts').expect(403);
    const abroad = await seated(house, 'leader', { county: '331299' });
    expect((await abroad.person.get(`/api/accounts?q=${login}`).expect(200)).body.total).toBe(0);
  });
});

describe('a forgotten password', () => {
  it('when the leader makes a link, then it sets a new password once, lifts the lock and ends every session', async () => {
    const expert = await anExpert(house);
    const [id, login] = [await idOf(expert), await loginOf(expert)];
    for (let attempt = 0; attempt < 6; attempt += 1)
      await house.guest().post('/api/session', { login, password: 'wrong password' });
    const first = (await leader.person.post(`/api/accounts/${id}/password-link`).expect(200)).body;
    const { token } = (await leader.person.post(`/api/accounts/${id}/password-link`)).body;
    await house.guest().get(`/api/password-links/${first.token}`).expect(410);
    const link = (await house.guest().get(`/api/password-links/${token}`).expect(200)).body;
    expect(link.login).toBe(login);
    const set = (next: string) =>
      house.guest().post(`/api/password-links/${token}`, { password: next });
    const weak = await set('1234567890');
    expect([weak.status, weak.body.issues[0].path]).toEqual([400, 'password']);
    await set('a quiet bridge of stone').expect(200);
    await set('a second bridge of stone').expect(410);
    expect((await expert.person.get('/api/me')).body.account).toBeNull();
    await house.guest().post('/api/session', { login, password }).expect(401);
    await house
      .guest()
      .post('/api/session', { login, password: 'a quiet bridge of stone' })
      .expect(200);
  });

  it('when the link is older than the rule says, or the account is closed, then it opens nothing', async () => {
    const expert = await anExpert(house);
    const id = await idOf(expert);
    const { token } = (await leader.person.post(`/api/accounts/${id}/password-link`)).body;
    await leader.person.post(`/api/accounts/${id}/disable`, { note: '已离开本县' }).expect(200);
    await house.guest().get(`/api/password-links/${token}`).expect(410);
    await leader.person.post(`/api/accounts/${id}/enable`).expect(200);
    await house.guest().get(`/api/password-links/${token}`).expect(200);
    house.clock.pass(2 * 86_400_000 + 1);
    await house.guest().get(`/api/password-links/${token}`).expect(410);
  });
});
