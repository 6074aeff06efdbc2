import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OfferView, RoundView } from '@zhiqiao/shared/rounds/round.view';
import { dutyReminding } from '../../server/src/features/duties/duty.reminding.ts';
import { roundClockwork } from '../../server/src/features/rounds/round.clockwork.ts';
import { type House, openHouse } from '../support/app.ts';
import { aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { aVerifiedFirm, type Seated } from '../support/people.ts';
import { type Desk, postsOf, roundDesk } from '../support/rounds.ts';

let house: House;
let cast: Cast;
let otherFirm: Seated;
let desk: Desk;
let needs: string[];
let round: RoundView;

beforeAll(async () => {
  house = await openHouse({ at: '2026-11-23T02:00:00Z' });
  cast = await aCast(house);
  desk = roundDesk(cast.officer);
  otherFirm = await aVerifiedFirm(house, cast.officer);
  const mine = await aPublishedNeed(cast);
  const other = await aPublishedNeed(
    { ...cast, firm: otherFirm },
    { title: '轴承滚道圆度在线检测', town: '331201102' },
  );
  needs = [mine.id, other.id];
  await house.settled();
});
afterAll(() => house.close());

beforeEach(async () => {
  const begun = await desk.begin();
  const solved = await desk.deed(begun, 'solve');
  // Each of the two experts has one of the two needs.
  expect(solved.solution!.pairs.length).toBe(2);
  round = await desk.deed(solved, 'publish');
  await house.settled();
});

const offersFor = async ({ person }: Seated): Promise<OfferView[]> =>
  (await person.get('/api/desk/offers?state=open').expect(200)).body.items.filter(
    (one: OfferView) => one.round.id === round.id,
  );
const offerFor = async (who: Seated): Promise<OfferView> => (await offersFor(who))[0]!;
const answer = (who: Seated, offer: { id: string }, deed: string, body: object, status = 200) =>
  who.person.post(`/api/offers/${offer.id}/${deed}`, body).expect(status);
const firmOf = (need: string): Seated => (need === needs[0] ? cast.firm : otherFirm);

describe('a published round', () => {
  it('when the day comes and a side has not answered, then that side is reminded once, and not the one that has', async () => {
    const offer = await offerFor(cast.expert);
    const firm = firmOf(offer.post.need!);
    await answer(firm, offer, 'accept', { as: 'post' });
    house.clock.pass(
      new Date(offer.clock!.due).getTime() - house.clock.now().getTime() - 3_600_000,
    );
    await dutyReminding.run(house.assembly.world);
    await dutyReminding.run(house.assembly.world);
    await house.settled();
    const toldOf = async ({ person }: Seated) =>
      (await person.get('/api/notices?pageSize=100').expect(200)).body.items.filter(
        (one: { code: string; link: { id: string } }) =>
          one.code === 'dutyToday' && one.link.id === offer.id,
      ).length;
    expect([await toldOf(cast.expert), await toldOf(firm)]).toEqual([1, 0]);
    house.clock.pass(new Date('2026-11-23T02:00:00Z').getTime() - house.clock.now().getTime());
  });

  it('when it is published, then both sides have their own offer with the reasons and the day, and nobody else has', async () => {
    expect(round).toMatchObject({ state: 'answering', offers: { offered: 2 } });
    const [offer, ...more] = await offersFor(cast.expert);
    expect(more).toEqual([]);
    expect(offer!.match.reasons.length).toBeGreaterThan(0);
    expect(offer!.clock).toMatchObject({ who: 'expert', due: '2026-11-30T15:59:59.000Z' });
    expect(offer!.standings).toEqual(['expert']);
    const firm = firmOf(offer!.post.need!);
    expect((await offersFor(firm)).map(({ id }) => id)).toEqual([offer!.id]);
    const { items } = (await cast.expert.person.get('/api/notices').expect(200)).body;
    expect(items.map((one: { code: string }) => one.code)).toContain('offerMade');
  });

  it('when both say yes, then it is agreed; a second yes and a stranger are refused', async () => {
    const offer = await offerFor(cast.expert);
    const firm = firmOf(offer.post.need!);
    const stranger = firm === cast.firm ? otherFirm : cast.firm;
    await answer(stranger, offer, 'accept', { as: 'post' }, 404);
    await answer(cast.rival, offer, 'accept', { as: 'expert' }, 404);
    await answer(cast.expert, offer, 'accept', { as: 'post' }, 403);
    const half = await answer(cast.expert, offer, 'accept', { as: 'expert' });
    expect(half.body).toMatchObject({ state: 'expertAgreed', clock: { who: 'firm' } });
    await answer(cast.expert, offer, 'accept', { as: 'expert' }, 409);
    const whole = await answer(firm, offer, 'accept', { as: 'post' });
    expect(whole.body.state).toBe('agreed');
    const need = await house.factsOf(offer.post.need!);
    expect(need).toContain('need.introduced');
    expect(await house.factsOf(offer.id)).toEqual([
      'offer.made',
      'offer.expertAgreed',
      'offer.agreed',
    ]);
    await answer(firm, offer, 'decline', { reason: 'time' }, 409);
  });

  it('when both answer at the same moment, then one yes and one no never make an agreement', async () => {
    const offer = await offerFor(cast.expert);
    const firm = firmOf(offer.post.need!);
    await Promise.all([
      cast.expert.person.post(`/api/offers/${offer.id}/accept`, { as: 'expert' }),
      firm.person.post(`/api/offers/${offer.id}/decline`, { reason: 'settled' }),
    ]);
    const { offers } = await desk.read(round);
    expect(offers.agreed ?? 0).toBe(0);
  });

  it('when one is agreed and one declined, then the rest is solved around the first and never asks the second again', async () => {
    const [kept, refused] = [await offerFor(cast.expert), await offerFor(cast.rival)];
    await answer(cast.expert, kept, 'accept', { as: 'expert' });
    await answer(firmOf(kept.post.need!), kept, 'accept', { as: 'post' });
    await answer(cast.rival, refused, 'decline', {}, 400);
    const reply = await answer(cast.rival, refused, 'decline', {
      reason: 'time',
      note: '年底课多',
    });
    expect(reply.body.declined).toEqual({ by: 'expert', reason: 'time', note: '年底课多' });
    const rest = await desk.deed(round, 'rest');
    expect(rest.state).toBe('solved');
    expect(postsOf(rest, cast.expert)).toEqual([kept.post.need]);
    expect(postsOf(rest, cast.rival)).toEqual([]);
    const settled = { expert: cast.expert.expert, from: kept.post.need };
    await desk.deed(rest, 'changes', settled, 400);
    const again = await desk.deed(rest, 'publish');
    expect(again.offers).toEqual({ agreed: 1, declined: 1 });
  });

  it('when nobody answers by the day, then the offer lapses and both are told', async () => {
    const offer = await offerFor(cast.expert);
    house.clock.set(new Date('2026-12-01T02:00:00Z'));
    await roundClockwork.run(house.assembly.world);
    await house.settled();
    const { offers } = await desk.read(round);
    expect(offers).toEqual({ lapsed: 2 });
    expect(await house.factsOf(offer.id)).toEqual(['offer.made', 'offer.lapsed']);
    const closed = await desk.deed(round, 'close');
    expect(closed.state).toBe('closed');
    expect(closed.clock).toBeUndefined();
  });
});

describe('a round of envoys and towns', () => {
  it('when no town may stay empty, then each has somebody or the towns are named', async () => {
    const begun = await desk.begin({ categories: ['sciDeputy', 'silver'], posts: 'towns' });
    expect(begun.posts.length).toBe(16);
    const two = await desk.edit(begun, {
      everyTown: true,
      posts: begun.posts.slice(0, 2).map(({ of: _, ...post }) => post),
    });
    const full = await desk.deed(two, 'solve');
    expect(full.solution!.short).toEqual([]);
    expect(new Set(full.solution!.pairs.map(({ post }) => post)).size).toBe(2);
    const all = await desk.edit(full, {
      posts: begun.posts.map(({ of: _, ...post }) => post),
    });
    const { solution } = await desk.deed(all, 'solve');
    expect(solution!.short.filter(({ kind }) => kind === 'town').length).toBe(14);
    const offered = await desk.deed(full, 'publish', {}, 409);
    expect(offered).toBeDefined();
  });

  it('when an offer is for a town, then the bureau answers for it', async () => {
    const begun = await desk.begin({ categories: ['silver'], posts: 'towns' });
    const solved = await desk.deed(begun, 'solve');
    round = await desk.deed(solved, 'publish');
    const offer = (await offersFor(cast.rival))[0]!;
    await answer(cast.rival, offer, 'accept', { as: 'expert' });
    const whole = await answer(cast.officer, offer, 'accept', { as: 'post' });
    expect(whole.body.state).toBe('agreed');
  });
});
