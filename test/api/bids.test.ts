import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, bidBrief, type Cast, needBrief } from '../support/deals.ts';
import { aVerifiedExpert, seated } from '../support/people.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const move = (
  who: { person: Cast['firm']['person'] },
  id: string,
  name: string,
  body: object = {},
) => who.person.post(`/api/bids/${id}/${name}`, body);

describe('a bid', () => {
  it('when it is not ready, then every gap is named, the indicator too, and what was written stays', async () => {
    const need = await aPublishedNeed(cast, { title: '没写完就提交的难题' });
    const draft = (
      await cast.expert.person.post('/api/bids', { need: need.id, plan: '太短' }).expect(200)
    ).body;
    const refused = (await move(cast.expert, draft.id, 'submit').expect(400)).body;
    const paths = refused.issues.map((issue: { path: string }) => issue.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'plan',
        'months',
        'nothingConfidential',
        'conflictDeclared',
        'answers.ind1',
        'answers.ind2',
      ]),
    );
    expect((await cast.expert.person.get(`/api/bids/${draft.id}`)).body).toMatchObject({
      state: 'draft',
      plan: '太短',
    });
    const edited = await cast.expert.person
      .put(`/api/bids/${draft.id}`, { ...bidBrief(), rev: 0 })
      .expect(200);
    expect(edited.body.rev).toBe(1);
    await move(cast.expert, draft.id, 'submit').expect(200);
    await cast.expert.person.put(`/api/bids/${draft.id}`, { ...bidBrief(), rev: 1 }).expect(403);
  });

  it('when the expert has a unit, then the unit sends it on, and the firm sees it only then', async () => {
    const office = await seated(house, 'universityOfficer');
    const expert = await aVerifiedExpert(house, cast.officer, { unit: office.organisation });
    const need = await aPublishedNeed(cast, { title: '要单位同意的难题' });
    const waiting = await aBid(expert, need.id);
    expect(waiting).toMatchObject({ state: 'unitReview', clock: { who: 'unit' } });
    await cast.firm.person.get(`/api/bids/${waiting.id}`).expect(404);
    const seen = (await cast.firm.person.get(`/api/needs/${need.id}/timeline`)).body.items;
    expect(seen.filter((fact: { noun: string }) => fact.noun === 'bid')).toEqual([]);
    expect((await cast.firm.person.get(`/api/needs/${need.id}/bids`)).body.items).toEqual([]);
    await move(office, waiting.id, 'give-back', { note: '报价请核对' }).expect(200);
    await move(expert, waiting.id, 'submit').expect(200);
    expect((await move(office, waiting.id, 'submit').expect(200)).body.state).toBe('submitted');
    await cast.firm.person.get(`/api/bids/${waiting.id}`).expect(200);
  });

  it('when the firm asks, then the expert answers; when it declines, then with a reason and one sentence', async () => {
    const need = await aPublishedNeed(cast, { title: '一问一答的难题' });
    const bid = await aBid(cast.rival, need.id);
    await move(cast.firm, bid.id, 'open').expect(200);
    expect(
      (await move(cast.firm, bid.id, 'clarify', { question: '近五年有数据吗？' }).expect(200)).body
        .clock.who,
    ).toBe('expert');
    expect(
      (await move(cast.rival, bid.id, 'answer', { reply: '有，2024 年的。' }).expect(200)).body,
    ).toMatchObject({ state: 'reviewing', reply: '有，2024 年的。' });
    await move(cast.firm, bid.id, 'decline', { reason: 'technical' }).expect(400);
    await move(cast.firm, bid.id, 'decline', { reason: 'nonsense', sentence: '就是不选' }).expect(
      400,
    );
    await move(cast.firm, bid.id, 'decline', {
      reason: 'technical',
      sentence: '缺少实测依据',
    }).expect(200);
    await house.settled();
    const notice = (await cast.rival.person.get('/api/notices')).body.items[0];
    expect(notice).toMatchObject({
      code: 'bidDeclined',
      words: { note: '缺少实测依据' },
      link: { noun: 'bid', id: bid.id },
      read: false,
    });
    await cast.rival.person.post(`/api/notices/${notice.id}/read`).expect(200);
    await cast.firm.person.post(`/api/notices/${notice.id}/read`).expect(404);
  });

  it('when an expert has a stake in the firm, is full or the need is over, then no bid is taken', async () => {
    const code = (await cast.firm.person.get(`/api/organisations/${cast.firm.organisation}`)).body
      .creditCode;
    const need = await aPublishedNeed(cast, { title: '有利益冲突的难题' });
    const tied = await aVerifiedExpert(house, cast.officer, { interests: [code] });
    const refused = (await tied.person.post('/api/bids', { need: need.id }).expect(409)).body;
    expect(refused).toMatchObject({
      code: 'conflictOfInterest',
      detail: { reason: 'conflict.declared' },
    });
    const full = await aVerifiedExpert(house, cast.officer, { capacity: 0 });
    expect((await full.person.post('/api/bids', { need: need.id }).expect(409)).body.code).toBe(
      'atCapacity',
    );
    await cast.firm.person.post(`/api/needs/${need.id}/pause`, { note: '停一停' }).expect(200);
    await cast.expert.person.post('/api/bids', { need: need.id }).expect(404);
  });

  it('when a firm lets its reply date pass, then it may not submit another need before it answers', async () => {
    const need = await aPublishedNeed(cast, { title: '迟迟不答复的难题' });
    const bid = await aBid(cast.expert, need.id);
    house.clock.pass(40 * 86_400_000);
    const draft = (
      await cast.firm.person.post('/api/needs', needBrief({ title: '又一个新的难题' })).expect(200)
    ).body;
    const submit = () =>
      cast.firm.person.post(`/api/needs/${draft.id}/submit`, { duplicateReason: '不同产线' });
    expect((await submit().expect(409)).body.code).toBe('unansweredBids');
    const mine = (await cast.firm.person.get('/api/desk/needs?pageSize=100')).body.items;
    for (const row of mine.filter((item: { waiting: number }) => item.waiting)) {
      for (const open of (await cast.firm.person.get(`/api/needs/${row.id}/bids`)).body.items) {
        if (['submitted', 'reviewing'].includes(open.state))
          await move(cast.firm, open.id, 'shortlist').expect(200);
      }
    }
    await submit().expect(200);
    expect((await cast.expert.person.get(`/api/bids/${bid.id}`)).body.state).toBe('shortlisted');
    const card = (await house.guest().get(`/api/organisations/${cast.firm.organisation}/card`))
      .body;
    expect(card.bidsAnswered).toBe(card.bidsReceived);
    expect(card.medianReplyDays).toBeGreaterThanOrEqual(0);
  });
});

describe('a conversation on a bid', () => {
  it('when a message comes twenty times, then it is stored once; order holds; the other side counts it unread', async () => {
    const need = await aPublishedNeed(cast, { title: '聊得起来的难题' });
    const bid = await aBid(cast.expert, need.id);
    const talk = (
      await cast.firm.person
        .post('/api/conversations', { about: { kind: 'bid', id: bid.id } })
        .expect(200)
    ).body;
    const path = `/api/conversations/${talk.id}`;
    const same = await Promise.all(
      Array.from({ length: 20 }, () =>
        cast.firm.person.post(`${path}/messages`, { clientId: 'same-message', text: '您好' }),
      ),
    );
    expect(new Set(same.map((reply) => reply.body.id)).size).toBe(1);
    const texts = Array.from({ length: 30 }, (_, index) => `第 ${index} 句`);
    await Promise.all(
      texts.map((text, index) =>
        cast.expert.person
          .post(`${path}/messages`, { clientId: `msg-${index}-xx`, text })
          .expect(200),
      ),
    );
    const all = (await cast.firm.person.get(`${path}/messages?after=0`).expect(200)).body.items;
    expect(all.map((one: { seq: number }) => one.seq)).toEqual(
      Array.from({ length: 31 }, (_, index) => index + 1),
    );
    expect(new Set(all.slice(1).map((one: { text: string }) => one.text))).toEqual(new Set(texts));
    expect((await cast.firm.person.get('/api/conversations').expect(200)).body).toMatchObject({
      unread: 30,
    });
    const read = (await cast.firm.person.put(`${path}/read`, { seq: 1000 }).expect(200)).body;
    expect(read).toMatchObject({ unread: 0, lastSeq: 31 });
    expect((await cast.expert.person.get(path).expect(200)).body.readByOther).toBe(31);
    const missed = (await cast.expert.person.get(`${path}/messages?after=29`)).body.items;
    expect(missed.map((one: { seq: number }) => one.seq)).toEqual([30, 31]);
  });
});
