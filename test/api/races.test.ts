import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import {
  aBid,
  aCast,
  aDraft,
  aPublishedNeed,
  bidBrief,
  type Cast,
  needBrief,
} from '../support/deals.ts';
import { aVerifiedExpert } from '../support/people.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const countOf = (statuses: number[]) =>
  statuses.reduce<Record<number, number>>(
    (counts, status) => Object.assign(counts, { [status]: (counts[status] ?? 0) + 1 }),
    {},
  );

describe('many at once', () => {
  it('when an award is clicked fifty times in parallel, then there is one engagement and one winner', async () => {
    const need = await aPublishedNeed(cast);
    const bids = [await aBid(cast.expert, need.id), await aBid(cast.rival, need.id)];
    for (const bid of bids)
      await cast.firm.person.post(`/api/bids/${bid.id}/shortlist`).expect(200);
    const clicks = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        cast.firm.person.post(`/api/bids/${bids[index % 2]!.id}/award`, {
          sentence: '综合考虑选定一位',
        }),
      ),
    );
    expect(countOf(clicks.map((click) => click.status))).toEqual({ 200: 1, 409: 49 });
    const engagements = (await cast.firm.person.get('/api/desk/engagements')).body.items;
    expect(
      engagements.filter((one: { need: { id: string } }) => one.need.id === need.id),
    ).toHaveLength(1);
    const states = (await cast.firm.person.get(`/api/needs/${need.id}/bids`)).body.items.map(
      (bid: { state: string }) => bid.state,
    );
    expect(states.sort()).toEqual(['awarded', 'notSelected']);
  });

  it('when one key comes a hundred times, then there is one record and a hundred equal answers; another body is refused', async () => {
    const key = 'one-key-many-times';
    const send = (title: string) =>
      cast.firm.person.post('/api/needs', needBrief({ title })).set('Idempotency-Key', key);
    const replies = await Promise.all(Array.from({ length: 100 }, () => send('幂等的难题一件')));
    expect(countOf(replies.map((reply) => reply.status))).toEqual({ 200: 100 });
    const first = replies[0]!.body;
    for (const reply of replies) expect(reply.body).toEqual(first);
    const mine = (
      await cast.firm.person.get(`/api/desk/needs?q=${encodeURIComponent('幂等的难题')}`)
    ).body;
    expect(mine.total).toBe(1);
    expect((await send('同一个键别的内容')).body.code).toBe('keyReused');
  });

  it('when one expert bids fifty times at once, then one is stored', async () => {
    const expert = await aVerifiedExpert(house, cast.officer);
    const need = await aPublishedNeed(cast, { title: '一人多投的难题' });
    const bids = await Promise.all(
      Array.from({ length: 50 }, () =>
        expert.person.post('/api/bids', { need: need.id, ...bidBrief() }),
      ),
    );
    expect(countOf(bids.map((bid) => bid.status))).toEqual({ 200: 1, 409: 49 });
  });

  it('when many experts bid at once, then all are stored and the counter says so', async () => {
    const need = await aPublishedNeed(cast, { title: '很多人同时揭榜的难题' });
    const experts = [];
    for (let index = 0; index < 12; index += 1)
      experts.push(await aVerifiedExpert(house, cast.officer));
    await Promise.all(experts.map((expert) => aBid(expert, need.id)));
    const view = (await cast.firm.person.get(`/api/needs/${need.id}`)).body;
    expect(view.bids).toEqual({ total: 12, waiting: 12 });
    expect(view.state).toBe('matching');
    await house.settled();
    const card = (await house.guest().get(`/api/needs?q=${encodeURIComponent('很多人同时揭榜')}`))
      .body.items[0].card;
    expect(card.bids).toBe(12);
  });

  it('when two officers act on one need, twenty times over, then one of them wins each time', async () => {
    for (let round = 0; round < 20; round += 1) {
      const draft = await aDraft(cast.firm, { title: `两人同时审核的难题 ${round} 号` });
      await cast.firm.person
        .post(`/api/needs/${draft.id}/submit`, { duplicateReason: '不同产线各报一件' })
        .expect(200);
      const [one, other] = await Promise.all([
        cast.officer.person.post(`/api/needs/${draft.id}/return`, {
          reason: 'vague',
          note: '请补充',
        }),
        cast.officer.person.post(`/api/needs/${draft.id}/accept`),
      ]);
      expect([one.status, other.status].sort()).toEqual([200, 409]);
    }
  });

  it('when two edit the same draft, then the second is told and nothing is overwritten', async () => {
    const draft = await aDraft(cast.firm, { title: '两人同时修改的难题' });
    const edit = (title: string) =>
      cast.firm.person.put(`/api/needs/${draft.id}`, { ...needBrief({ title }), rev: 0 });
    const replies = await Promise.all([edit('第一个人的标题'), edit('第二个人的标题')]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
    const winner = replies.find((reply) => reply.status === 200)!.body.title;
    const refused = replies.find((reply) => reply.status === 409)!.body;
    expect(refused).toMatchObject({ code: 'stale', detail: { rev: expect.any(Number) } });
    expect((await cast.firm.person.get(`/api/needs/${draft.id}`)).body).toMatchObject({
      title: winner,
      rev: 1,
    });
    expect(await house.factsOf(draft.id)).toEqual(['need.drafted', 'need.edited']);
  });
});
