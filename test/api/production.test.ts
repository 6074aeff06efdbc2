import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BadConfig, readConfig } from '../../server/src/config.ts';
import { type House, openHouse } from '../support/app.ts';
import { firmRegistration, login, password } from '../support/people.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ publicUrl: 'https://qingjiang.example' });
});
afterAll(() => house.close());

const wrongIn = (env: Record<string, string>): string[] => {
  try {
    readConfig({ NODE_ENV: 'production', ...env });
    return [];
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    return error.wrong.map((line) => line.split(':')[0]!);
  }
};

describe('production', () => {
  it('when an embedding endpoint is half configured, then what is missing is named', () => {
    const good = { SESSION_SECRET: 'x'.repeat(40), PUBLIC_URL: 'https://qingjiang.example' };
    const url = { EMBEDDING_URL: 'http://127.0.0.1:8080/v1' };
    expect(wrongIn({ ...good, ...url })).toEqual(['EMBEDDING_MODEL']);
    expect(wrongIn({ ...good, EMBEDDING_URL: 'ftp://there', EMBEDDING_MODEL: 'm' })).toEqual([
      'EMBEDDING_URL',
    ]);
    expect(readConfig({ ...url, EMBEDDING_MODEL: 'm' }).embedding).toEqual({
      url: url.EMBEDDING_URL,
      model: 'm',
      key: undefined,
    });
    expect(readConfig({ EMBEDDING_MODEL: 'm' }).embedding).toBeUndefined();
  });

  it('when settings are missing, default or dangerous, then it does not start and names each one', () => {
    expect(wrongIn({})).toEqual(['SESSION_SECRET', 'PUBLIC_URL']);
    expect(wrongIn({ SESSION_SECRET: 'short' })).toEqual(['SESSION_SECRET']);
    const good = { SESSION_SECRET: 'x'.repeat(40), PUBLIC_URL: 'https://qingjiang.example' };
    expect(wrongIn({ ...good, DEMO: 'true' })).toEqual(['DEMO']);
    expect(wrongIn({ ...good, PORT: 'many', MEILI_URL: 'here' })).toEqual(['PORT', 'MEILI_URL']);
    expect(wrongIn({ ...good, SOCKETS: 'mongo' })).toEqual(['SOCKETS']);
    expect(wrongIn({ ...good, SOCKETS: 'mongo', MONGODB_URI: 'mongodb://db' })).toEqual([]);
    expect(wrongIn(good)).toEqual([]);
  });

  it('when a proxy ends TLS before it, then signing in works and the cookie travels by https only', async () => {
    const name = login();
    const person = house.guest();
    const account = { login: name, name: '方启明', password };
    await person
      .post('/api/registrations/firm', { account, firm: firmRegistration() })
      .set('X-Forwarded-Proto', 'https')
      .expect(200);
    const reply = await house
      .guest()
      .post('/api/session', { login: name, password })
      .set('X-Forwarded-Proto', 'https')
      .expect(200);
    const cookie = String(reply.headers['set-cookie']);
    expect(cookie).toMatch(/zq\.sid=.*; Secure/);
    const me = await house.guest().get('/api/me').set('Cookie', cookie.split(';')[0]!);
    expect(me.body.account.name).toBe('方启明');
    expect(me.headers['strict-transport-security']).toMatch(/max-age/);
  });
});
