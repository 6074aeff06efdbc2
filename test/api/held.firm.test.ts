import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FirmHeldView } from '@zhiqiao/shared/matching/firmHeld.schema';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aPublishedNeed } from '../support/deals.ts';
import { aVerifiedFirm, type Seated, seated } from '../support/people.ts';
import { roundDesk } from '../support/rounds.ts';
import { aListedOutcome, aTrialCast, post, type TrialCast } from '../support/trials.ts';

let house: House;
let cast: TrialCast;
let second: Seated;
let need: string;

beforeAll(async () => {
  house = await openHouse({ at: new Date().toISOString() });
  cast = await aTrialCast(house);
  second = await aVerifiedFirm(house, cast.officer);
  await aListedOutcome(cast, {
    title: '轴承套圈磨削噪声控制方法',
    summary: '按在线测振调整超精研参数，V2 合格率 96 %，滚道圆度 0.7 μm，两家轴承厂验证',
    keywords: ['轴承', '磨削', '噪声'],
    modes: ['jointDevelop', 'license'],
  });
  await house.settled();
  need = (await aPublishedNeed(cast)).id;
  await house.settled();
});
afterAll(() => house.close());

const get = async (who: Seated, path: string) => (await who.person.get(path).expect(200)).body;
const held = (who = cast.firm): Promise<FirmHeldView> => get(who, '/api/desk/firm/held');
const change = async (suggested: boolean, who = cast.firm, status = 200) => {
  await who.person.put('/api/desk/firm/held', { suggested }).expect(status);
  await house.settled();
};
const say = (body: object) =>
  cast.firm.person.put('/api/judgements', { need, ...body }).expect(200);
const lists = async () =>
  Promise.all(
    ['experts', 'outcomes', 'units'].map((what) => get(cast.firm, `/api/needs/${need}/${what}`)),
  );
const ids = (items: { need: { id: string } }[]) => items.map((one) => one.need.id);
/** Everywhere that the firm's need is proposed to somebody. */
const proposed = async () => ({
  today: ids((await get(cast.inventor, '/api/desk/matches')).items).includes(need),
  lead: ids((await get(cast.unit, '/api/desk/leads')).items).includes(need),
  waiting: (await get(cast.unit, '/api/desk/leads')).waiting > 0,
  round: (await roundDesk(cast.officer).begin()).posts.some((one) => one.need === need),
  bureau: (await get(cast.officer, `/api/needs/${need}/experts`)).items.length > 0,
});

describe('what the matching holds about a firm', () => {
  it('when they look, then needs, words, conflict codes and what they found are there, with where each came from', async () => {
    const view = await held();
    expect(view).toMatchObject({ suggested: true, investors: [], answers: [], said: [] });
    expect(view.creditCode).toHaveLength(18);
    expect(view.needs).toMatchObject([
      { id: need, state: 'published', industry: '3451', town: '331201101', experts: 1 },
    ]);
    expect(view.needs[0]!.outcomes).toBe(1);
    const word = view.words.find((one) => one.word.includes('磨削'));
    expect(word).toMatchObject({ needs: [{ id: need }] });
    expect(word!.found).toBeGreaterThan(0);
  });

  it('when they judged suggestions and answered a bid, then each is told with what it moves, and can be taken back', async () => {
    const { expert } = cast.inventor;
    await say({ expert, verdict: 'dismissed', reason: 'otherMatter' });
    await say({ unit: cast.unit.organisation, verdict: 'wanted' });
    const { said } = await held();
    expect(said).toHaveLength(2);
    expect(said).toContainEqual(
      expect.objectContaining({ of: 'expert', id: expert, name: '林知微', learns: true }),
    );
    expect(said).toContainEqual(
      expect.objectContaining({ of: 'unit', verdict: 'wanted', learns: false }),
    );
    await say({ expert, verdict: 'open' });
    await say({ unit: cast.unit.organisation, verdict: 'open' });
    expect((await held()).said).toEqual([]);
    const other = (await aPublishedNeed(cast, { title: '水泵密封泄漏', keywords: ['密封'] })).id;
    const bid = await aBid(cast.inventor, other);
    if (bid.state === 'unitReview') await post(cast.unit, `/api/bids/${bid.id}/submit`);
    expect((await held()).answers).toEqual([]);
    await post(cast.firm, `/api/bids/${bid.id}/shortlist`);
    expect((await held()).answers).toEqual([
      { bid: bid.id, state: 'shortlisted', expert: '林知微', need: '水泵密封泄漏' },
    ]);
  });

  it('when somebody else asks, then each firm sees its own, and nobody but firms has the door', async () => {
    expect((await held(second)).needs).toEqual([]);
    for (const who of [cast.inventor, cast.unit, cast.officer])
      await who.person.get('/api/desk/firm/held').expect(403);
    const member = await seated(house, 'firmMember', { organisation: cast.firm.organisation });
    expect((await held(member)).suggested).toBe(true);
    await change(false, member, 403);
    expect((await held()).suggested).toBe(true);
  });
});

describe('a firm that leaves the suggestions', () => {
  it('when it leaves, then it is proposed nowhere and nothing to it; when it comes back, then all is as before', async () => {
    const everywhere = { today: true, lead: true, waiting: true, round: true, bureau: true };
    expect(await proposed()).toEqual(everywhere);
    await change(false);
    expect(await proposed()).toEqual({
      today: false,
      lead: false,
      waiting: false,
      round: false,
      bureau: false,
    });
    expect(await lists()).toEqual([1, 2, 3].map(() => ({ left: true, items: [] })));
    expect((await held()).needs[0]).toMatchObject({ id: need, experts: 1 });
    const list = (await house.guest().get('/api/needs').expect(200)).body.items;
    expect(list.map(({ card }: { card: { id: string } }) => card.id)).toContain(need);
    await change(false);
    await change(true);
    expect(await proposed()).toEqual(everywhere);
    const [experts] = await lists();
    expect(experts).toMatchObject({ left: false, items: [{ introduced: false }] });
    const facts = await house.factsOf(cast.firm.organisation);
    expect(facts.filter((name) => name.includes('suggested'))).toEqual([
      'organisation.unsuggested',
      'organisation.suggested',
    ]);
  });

  it('when it left while a round was set up, then the round is solved without its need', async () => {
    const desk = roundDesk(cast.officer);
    const round = await desk.begin();
    await change(false);
    const without = await desk.deed(round, 'solve');
    expect(without.solution!.pairs.map(({ post: key }) => key)).not.toContain(need);
    await change(true);
    const again = await desk.deed(without, 'solve');
    expect(again.solution!.pairs.map(({ post: key }) => key)).toContain(need);
  });

  it('when its need is published and an outcome listed meanwhile, then nobody is told until it is back', async () => {
    await change(false);
    const fresh = (await aPublishedNeed(cast, { title: '套圈磨削噪声在线监测' })).id;
    await aListedOutcome(cast, {
      title: '轴承磨削噪声在线测振',
      summary: 'V2 合格率 97 %，滚道圆度 0.6 μm，轴承磨削噪声在线测振',
      keywords: ['轴承', '磨削'],
      properties: [{ number: 'ZL202310000002.X', kind: 'invention', validUntil: '2043-01-01' }],
      modes: ['jointDevelop', 'license'],
    });
    await house.settled();
    expect((await get(cast.unit, '/api/desk/leads')).total).toBe(0);
    expect((await get(cast.firm, '/api/desk/leads')).total).toBe(0);
    await change(true);
    const { items } = await get(cast.unit, '/api/desk/leads');
    expect(ids(items)).toContain(fresh);
  });
});
