import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stopLetters } from '@zhiqiao/shared/notices/notice.endpoints';
import type { AnyEndpoint } from '../../server/src/platform/ask.ts';
import { bound } from '../../server/src/platform/bind.ts';
import { type House, openHouse, type Person } from '../support/app.ts';
import { aBid, aCast, aDraft, aPublishedNeed, type Cast } from '../support/deals.ts';
import { aVerifiedFirm, type Seated, seated } from '../support/people.ts';

let house: House;
let cast: Cast;
let ids: Record<string, string>;
let foreigner: Seated;
let otherFirm: Seated;

beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
  const need = await aPublishedNeed(cast);
  const bid = await aBid(cast.expert, need.id);
  const talk = (
    await cast.firm.person
      .post('/api/conversations', { about: { kind: 'bid', id: bid.id } })
      .expect(200)
  ).body;
  ids = { need: need.id, draft: (await aDraft(cast.firm)).id, bid: bid.id, conversation: talk.id };
  foreigner = await seated(house, 'leader', { county: '331299' });
  otherFirm = await aVerifiedFirm(house, cast.officer);
});
afterAll(() => house.close());

const send = (person: Person, door: AnyEndpoint, path: string) =>
  door.method === 'GET' ? person.get(path) : person[door.method.toLowerCase() as 'post'](path, {});

const anyId = '0123456789abcdef01234567';
const fill = (path: string) =>
  path.replace(':token', 'a'.repeat(32)).replace(':kind', 'needs').replace(/:\w+/g, anyId);

describe('the doors', () => {
  it('when a door is bound, then it is bound once and says who may knock', () => {
    const names = bound.map((door) => `${door.method} ${door.path}`);
    expect(new Set(names).size).toBe(names.length);
    expect(bound.length).toBeGreaterThan(70);
    for (const door of bound) expect(door.access).toBeTruthy();
  });

  it('when a guest knocks at a member door, then every one answers 401', async () => {
    const wrong: string[] = [];
    for (const door of bound.filter((one) => one.access !== 'guest')) {
      const { status } = await send(house.guest(), door, fill(door.path));
      if (status !== 401) wrong.push(`${door.method} ${door.path} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('when another role knocks at a door of roles, then every one answers 403', async () => {
    const people: Record<string, Person> = {
      firmOwner: cast.firm.person,
      expert: cast.expert.person,
      broker: cast.officer.person,
    };
    const wrong: string[] = [];
    for (const door of bound) {
      if (typeof door.access === 'string') continue;
      for (const [role, person] of Object.entries(people)) {
        if (door.access.roles.includes(role)) continue;
        const { status } = await send(person, door, fill(door.path));
        if (status !== 403) wrong.push(`${role} ${door.method} ${door.path} ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('when a write comes without our header or from another site, then nothing is done', async () => {
    // A stop link is pressed by mail programs: it carries a signature of its own, and looks at no session.
    const writes = bound.filter((one) => one.method !== 'GET' && one !== stopLetters);
    for (const door of writes) {
      const method = door.method.toLowerCase() as 'post';
      await cast.firm.person.bare(method, fill(door.path)).expect(403);
      await cast.firm.person
        .bare(method, fill(door.path))
        .set('X-Requested-With', 'zhiqiao')
        .set('Origin', 'https://evil.example')
        .expect(403);
    }
  });

  it('when a body, an id or a query is nonsense, then the answer is a clear 4xx', async () => {
    const wrong: string[] = [];
    const nonsense = {
      $gt: '',
      __proto__: { role: 'leader' },
      constructor: 1,
      role: 'leader',
      state: 'published',
    };
    // Signing out takes no input, and would end the story for the others.
    for (const door of bound.filter((one) => one.method !== 'DELETE')) {
      for (const person of [cast.firm.person, cast.expert.person, cast.officer.person]) {
        const path = `${fill(door.path)}?a[$ne]=1&pageSize=1e9&page=NaN`;
        const { status } =
          door.method === 'GET'
            ? await person.get(path)
            : await person[door.method.toLowerCase() as 'post'](path, nonsense);
        if (status >= 500) wrong.push(`${door.method} ${door.path} ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** What each stranger gets at each thing of the deal: nothing of it, by any door with its id. */
const strangers = (): [string, Seated][] => [
  ['an officer of another county', foreigner],
  ['another firm', otherFirm],
  ['an expert without a bid', cast.rival],
];

describe('what is not theirs', () => {
  it('when a stranger asks for a draft, a bid or a conversation, then it is not there', async () => {
    for (const [who, { person }] of strangers()) {
      const got = {
        draft: (await person.get(`/api/needs/${ids.draft}`)).status,
        bid: (await person.get(`/api/bids/${ids.bid}`)).status,
        conversation: (await person.get(`/api/conversations/${ids.conversation}`)).status,
        messages: (await person.get(`/api/conversations/${ids.conversation}/messages`)).status,
        say: (
          await person.post(`/api/conversations/${ids.conversation}/messages`, {
            clientId: 'strange-1',
            text: '借过',
          })
        ).status,
        award: (await person.post(`/api/bids/${ids.bid}/award`, { sentence: '我来选定' })).status,
      };
      expect({ who, ...got }).toEqual({
        who,
        draft: 404,
        bid: 404,
        conversation: 404,
        messages: 404,
        say: 404,
        award: who === 'another firm' ? 404 : 403,
      } as typeof got & { who: string });
    }
  });

  it('when an officer of another county looks, then lists, counts and moves of this county are empty or refused', async () => {
    const desk = (await foreigner.person.get('/api/desk/needs').expect(200)).body;
    expect([desk.total, desk.byState]).toEqual([0, {}]);
    expect((await foreigner.person.get('/api/desk/engagements').expect(200)).body.total).toBe(0);
    expect((await foreigner.person.get('/api/desk/experts').expect(200)).body.total).toBe(0);
    const organisations = (await foreigner.person.get('/api/organisations').expect(200)).body;
    expect(organisations.items.every((one: { county: string }) => one.county === '331299')).toBe(
      true,
    );
    await foreigner.person.post(`/api/needs/${ids.need}/pause`, { note: '跨县暂停' }).expect(403);
    await foreigner.person.get(`/api/needs/${ids.need}/experts`).expect(403);
    await foreigner.person
      .post(`/api/organisations/${cast.firm.organisation}/verdict`, { verdict: 'refused' })
      .expect(403);
  });

  it('when fields are added to a body that are not to be set, then they are refused', async () => {
    for (const extra of [
      { state: 'published' },
      { firm: otherFirm.organisation },
      { county: '331299' },
      { health: 100 },
      { promisedBy: [] },
    ]) {
      const reply = await cast.firm.person.post('/api/needs', {
        title: '一个正常的标题',
        ...extra,
      });
      expect([reply.status, reply.body.code]).toEqual([400, 'badInput']);
    }
  });
});
