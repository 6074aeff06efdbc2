import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countyCode, type House, openHouse } from '../support/app.ts';
import {
  aFirm,
  anExpert,
  creditCode,
  firmRegistration,
  login,
  password,
  seated,
} from '../support/people.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const cookieOf = (reply: { headers: Record<string, unknown> }) =>
  String((reply.headers['set-cookie'] as unknown as string[])?.[0]);

describe('signing in', () => {
  it('when it works, then the session id is a new one and signing out ends it on the server', async () => {
    const name = login();
    const guest = house.guest();
    await guest
      .post('/api/registrations/firm', {
        account: { login: name, name: '方启明', password },
        firm: firmRegistration(),
      })
      .expect(200);
    const first = cookieOf(await guest.post('/api/session', { login: name, password }).expect(200));
    const second = cookieOf(
      await guest.post('/api/session', { login: name.toUpperCase(), password }).expect(200),
    );
    expect(first.split(';')[0]).not.toBe(second.split(';')[0]);
    expect(second).toMatch(/HttpOnly/);
    expect(second).toMatch(/SameSite=Lax/);
    await guest.delete('/api/session').expect(200);
    const stolen = house.guest();
    const me = (await stolen.get('/api/me').set('Cookie', second.split(';')[0]!).expect(200)).body;
    expect(me.account).toBeNull();
  });

  it('when the password is wrong, then a known and an unknown name get the same answer, and six lock the name only', async () => {
    const firm = await aFirm(house);
    const { login: name } = (await firm.person.get('/api/me')).body.account;
    for (const who of [name, 'nobody-at-all']) {
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const reply = await house
          .guest()
          .post('/api/session', { login: who, password: 'wrong password' });
        expect([reply.status, reply.body.code]).toEqual([401, 'wrongCredentials']);
      }
      const locked = await house.guest().post('/api/session', { login: who, password });
      expect([locked.status, locked.body.code]).toEqual([429, 'lockedOut']);
      expect(locked.body.detail.minutes).toBeGreaterThanOrEqual(10);
    }
    await seated(house, 'broker');
  });

  it('when somebody signs out everywhere or changes the password, then the other sessions are dead', async () => {
    const firm = await aFirm(house);
    const { login: name } = (await firm.person.get('/api/me')).body.account;
    const phone = house.guest();
    await phone.post('/api/session', { login: name, password }).expect(200);
    const sessions = (await firm.person.get('/api/sessions').expect(200)).body.items;
    expect(sessions).toHaveLength(2);
    expect(sessions.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
    await firm.person
      .put('/api/me/password', { current: password, next: 'another bridge of wood' })
      .expect(200);
    expect((await phone.get('/api/me')).body.account).toBeNull();
    expect((await firm.person.get('/api/me')).body.account).not.toBeNull();
    await firm.person
      .put('/api/me/password', { current: password, next: 'yet another bridge' })
      .expect(401);
    await firm.person.delete('/api/sessions').expect(200);
    expect((await firm.person.get('/api/me')).body.account).toBeNull();
  });
});

describe('registering', () => {
  it('when the credit code is wrong, then the message says what, in the language of the reader', async () => {
    const account = { login: login(), name: '方启明', password };
    const wrong = `${creditCode().slice(0, 17)}?`;
    const zh = await house
      .guest()
      .post('/api/registrations/firm', { account, firm: firmRegistration({ creditCode: wrong }) });
    expect(zh.body.issues).toEqual([
      {
        path: 'firm.creditCode',
        code: 'creditCode.character',
        message: '统一社会信用代码：含有不允许的字符（不用 I、O、S、V、Z）',
      },
    ]);
    const en = await house
      .guest()
      .post('/api/registrations/firm', { account, firm: firmRegistration({ creditCode: '123' }) })
      .set('Accept-Language', 'en');
    expect(en.body.issues[0].message).toBe('Unified social credit code: must have 18 characters');
  });

  it('when several fields are wrong, then all are named at once and the weak password too once they are right', async () => {
    const reply = await house.guest().post('/api/registrations/firm', {
      account: { login: 'x', name: '', password: 'short' },
      firm: {},
    });
    expect(reply.status).toBe(400);
    const paths = reply.body.issues.map((issue: { path: string }) => issue.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'account.login',
        'account.name',
        'account.password',
        'firm.name',
        'firm.creditCode',
      ]),
    );
    const weak = await house.guest().post('/api/registrations/firm', {
      account: { login: login(), name: '方启明', password: 'password123' },
      firm: firmRegistration(),
    });
    expect([weak.status, weak.body.issues?.[0].code]).toEqual([400, 'password.common']);
  });

  it('when a name or a code is taken, then it is refused and nothing is half made', async () => {
    const firm = firmRegistration();
    const account = { login: login(), name: '方启明', password };
    await house.guest().post('/api/registrations/firm', { account, firm }).expect(200);
    await house
      .guest()
      .post('/api/registrations/firm', { account: { ...account, login: login() }, firm })
      .expect(409);
    const again = firmRegistration();
    await house.guest().post('/api/registrations/firm', { account, firm: again }).expect(409);
    await house
      .guest()
      .post('/api/registrations/firm', { account: { ...account, login: login() }, firm: again })
      .expect(200);
  });

  it('when colleagues are invited, then the link works once and gives the seat it says', async () => {
    const firm = await aFirm(house);
    const link = (
      await firm.person
        .post(`/api/organisations/${firm.organisation}/invitations`, { role: 'chiefTechnologist' })
        .expect(200)
    ).body;
    const colleague = house.guest();
    const me = (
      await colleague
        .post(`/api/invitations/${link.token}`, { login: login(), name: '顾长宁', password })
        .expect(200)
    ).body;
    expect(me.account).toMatchObject({
      role: 'chiefTechnologist',
      organisation: { id: firm.organisation },
    });
    await house
      .guest()
      .post(`/api/invitations/${link.token}`, { login: login(), name: '另一位', password })
      .expect(410);
    await colleague
      .post(`/api/organisations/${firm.organisation}/invitations`, { role: 'firmMember' })
      .expect(403);
    await firm.person
      .post(`/api/organisations/${firm.organisation}/invitations`, { role: 'leader' })
      .expect(403);
    house.clock.pass(8 * 86_400_000);
    const late = (
      await firm.person
        .post(`/api/organisations/${firm.organisation}/invitations`, { role: 'firmMember' })
        .expect(200)
    ).body;
    house.clock.pass(8 * 86_400_000);
    await house.guest().get(`/api/invitations/${late.token}`).expect(410);
  });
});

describe('the demonstration', () => {
  it('when it is off, then there are no doors; when an expert registers, then they cannot be found before they are verified', async () => {
    expect((await house.guest().get('/api/demo').expect(200)).body.items).toEqual([]);
    await house.guest().post('/api/demo/session', { key: '1-firm' }).expect(404);
    const expert = await anExpert(house);
    await house.guest().get(`/api/experts/${expert.expert}`).expect(404);
    const officer = await seated(house, 'broker', { county: countyCode });
    await officer.person
      .post(`/api/experts/${expert.expert}/verdict`, { verdict: 'verified' })
      .expect(200);
    const seen = (await house.guest().get(`/api/experts/${expert.expert}`).expect(200)).body;
    expect(seen.interests).toBeUndefined();
    expect(JSON.stringify(seen)).not.toMatch(/hash|login|password/);
  });
});

describe('how to reach somebody', () => {
  it('when contact details are saved, then only the person themselves reads them, and nonsense is refused at its field', async () => {
    const firm = await aFirm(house);
    expect((await firm.person.get('/api/me')).body.account.contact).toEqual({
      email: '',
      phone: '',
    });
    const given = { email: ' Fang@Example.com ', phone: '0570-4012345' };
    const kept = (await firm.person.put('/api/me/contact', given).expect(200)).body;
    expect(kept).toEqual({ email: 'fang@example.com', phone: '0570-4012345' });
    expect((await firm.person.get('/api/me')).body.account.contact).toEqual(kept);
    expect(await house.factsOf(firm.id)).toContain('account.contactChanged');
    const wrong = await firm.person.put('/api/me/contact', { email: 'x@', phone: 'call me' });
    expect(wrong.body.issues.map((one: { path: string }) => one.path).sort()).toEqual([
      'email',
      'phone',
    ]);
  });
});
