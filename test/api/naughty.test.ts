import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { normalText } from '@zhiqiao/shared/kernel/text';
import { type House, openHouse } from '../support/app.ts';
import { aCast, type Cast, needBrief } from '../support/deals.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

/** A few of each kind; NAUGHTY_STRINGS may name the big list (a JSON array of strings). */
const few = [
  'undefined',
  'NULL',
  '1/0',
  '../../etc/passwd',
  "'; DROP TABLE needs; --",
  '{"$gt": ""}',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '${7*7}',
  '{{7*7}}',
  '%00',
  '\u0000',
  '\u202Etest\u202C',
  '\u200Bzero\u200B',
  'Ω≈ç√∫',
  '田中さん',
  '👩‍👩‍👧‍👦',
  '\ud800',
  'e\u0301',
  'ＡＢＣ',
  '=1+1',
  '__proto__',
  'a'.repeat(5000),
  ' '.repeat(50),
  '\n\n\n',
  'javascript:alert(1)',
  '\r\nSet-Cookie: a=b',
  '()',
  '(a+)+$',
  '社會科學院語學研究所',
];
const big = process.env.NAUGHTY_STRINGS;
const strings: string[] =
  big && existsSync(big) ? [...few, ...(JSON.parse(readFileSync(big, 'utf8')) as string[])] : few;

describe('naughty strings', () => {
  it('when one is stored, then it comes back in its normal form, or is refused clearly', async () => {
    const wrong: string[] = [];
    for (const text of strings) {
      const title = `难题标题${text}`.slice(0, 200);
      const reply = await cast.firm.person.post(
        '/api/needs',
        needBrief({ title, background: text.slice(0, 4000), secrets: text.slice(0, 4000) }),
      );
      if (reply.status === 200) {
        const back = (await cast.firm.person.get(`/api/needs/${reply.body.id}`)).body;
        const same =
          back.problem.background === normalText(text.slice(0, 4000)) &&
          back.secrets === back.problem.background;
        if (!same) wrong.push(`changed: ${JSON.stringify(text.slice(0, 60))}`);
      } else if (reply.status !== 400)
        wrong.push(`${reply.status}: ${JSON.stringify(text.slice(0, 60))}`);
    }
    expect(wrong).toEqual([]);
  });

  it('when one is searched for or put into an address, then nothing breaks', async () => {
    const wrong: string[] = [];
    for (const text of strings) {
      let q = '';
      try {
        q = encodeURIComponent(text.slice(0, 300));
      } catch {
        q = '%ED%A0%80';
      }
      for (const path of [
        `/api/needs?q=${q}`,
        `/api/search?q=${q}`,
        `/api/needs/${q || 'x'}`,
        `/api/desk/needs?q=${q}`,
      ]) {
        const { status } = await cast.officer.person.get(path);
        if (status >= 500) wrong.push(`${status} ${path.slice(0, 90)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('when a body is broken, deep, wide, huge or not JSON, then it is a 4xx, at once', async () => {
    const raw = (body: string | Buffer, type = 'application/json') =>
      cast.firm.person
        .bare('post', '/api/needs')
        .set('X-Requested-With', 'zhiqiao')
        .set('Content-Type', type)
        .send(body as string);
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const wide = `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":1`).join(',')}}`;
    const statuses: [string, number][] = [];
    for (const [name, body] of [
      ['broken', '{"title": '],
      ['deep', deep],
      ['wide', wide],
      ['huge', `{"title":"${'a'.repeat(1_000_000)}"}`],
      ['array', '[1]'],
    ] as const) {
      statuses.push([name, (await raw(body)).status]);
    }
    expect(statuses).toEqual([
      ['broken', 400],
      ['deep', 400],
      ['wide', 400],
      ['huge', 413],
      ['array', 400],
    ]);
    expect((await raw('title=x', 'application/x-www-form-urlencoded')).status).toBe(400);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
