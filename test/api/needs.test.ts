import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { needClockwork } from '../../server/src/features/needs/need.clockwork.ts';
import { type House, openHouse } from '../support/app.ts';
import {
  aBid,
  aCast,
  aDraft,
  aPublishedNeed,
  type Cast,
  dayAhead,
  needBrief,
} from '../support/deals.ts';
import { aFirm, login, password } from '../support/people.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const day = 86_400_000;
const post = (who: 'firm' | 'officer' | 'expert', id: string, move: string, body: object = {}) =>
  cast[who].person.post(`/api/needs/${id}/${move}`, body);
const submit = (id: string) =>
  post('firm', id, 'submit', { duplicateReason: '与在办需求是不同产线' });

describe('before a need is published', () => {
  it('when it is thin, then it is not submitted and the missing parts are named', async () => {
    const draft = await aDraft(cast.firm, {
      title: '提高轴承寿命',
      background: '',
      tried: '',
      indicators: [],
    });
    const refused = (await submit(draft.id).expect(409)).body;
    expect(refused).toMatchObject({
      code: 'tooFewPoints',
      detail: {
        line: 60,
        gaps: expect.arrayContaining([expect.objectContaining({ code: 'noIndicator' })]),
      },
    });
  });

  it('when it repeats an open need of the firm, then it wants a reason', async () => {
    await aPublishedNeed(cast, { title: '石英坩埚气泡密度降低' });
    const again = await aDraft(cast.firm, { title: '石英坩埚气泡密度降低' });
    const refused = (await post('firm', again.id, 'submit').expect(409)).body;
    expect(refused).toMatchObject({
      code: 'duplicateNeed',
      detail: { title: '石英坩埚气泡密度降低' },
    });
    await submit(again.id).expect(200);
    const similar = (
      await cast.firm.person
        .post('/api/needs/similar', { title: '石英坩埚气泡', background: '' })
        .expect(200)
    ).body.items;
    expect(similar[0]).toMatchObject({ mine: true });
  });

  it('when the bureau returns it with a reason, then the firm sees why, mends and submits again; and the clock says who', async () => {
    const draft = await aDraft(cast.firm, { title: '退回补正的难题' });
    expect((await submit(draft.id).expect(200)).body).toMatchObject({
      state: 'submitted',
      clock: { who: 'bureau', what: 'review' },
    });
    await post('officer', draft.id, 'return', { reason: 'vague' }).expect(400);
    await post('officer', draft.id, 'return', { reason: 'vague', note: '请写清怎么测' }).expect(
      200,
    );
    const seen = (await cast.firm.person.get(`/api/needs/${draft.id}`)).body;
    expect(seen).toMatchObject({
      state: 'returned',
      reason: { code: 'vague', note: '请写清怎么测' },
      clock: { who: 'firm' },
    });
    await cast.firm.person
      .put(`/api/needs/${draft.id}`, { ...needBrief({ title: '补正以后的难题' }), rev: 0 })
      .expect(200);
    await submit(draft.id).expect(200);
  });

  it('when the bureau changes the text, then it is published only after the firm confirmed that very text', async () => {
    const draft = await aDraft(cast.firm, { title: '凝练以后发布的难题' });
    await submit(draft.id).expect(200);
    await post('officer', draft.id, 'accept').expect(200);
    const { person } = cast.officer;
    const edited = (
      await person
        .put(`/api/needs/${draft.id}`, { ...needBrief({ title: '凝练过的难题' }), rev: 0 })
        .expect(200)
    ).body;
    expect((await post('officer', draft.id, 'publish').expect(409)).body.code).toBe(
      'textNotConfirmed',
    );
    await post('firm', draft.id, 'confirm', { rev: 0 }).expect(409);
    await post('firm', draft.id, 'confirm', { rev: edited.rev }).expect(200);
    expect((await post('officer', draft.id, 'publish').expect(200)).body.state).toBe('published');
  });

  it('when nothing can be measured, or the firm is not verified, then it is not published', async () => {
    const vague = await aDraft(cast.firm, {
      title: '没有单位的难题',
      indicators: [
        { key: 'ind1', name: '寿命', current: 1, target: 2, comparator: 'gte', method: '台架测试' },
      ],
    });
    await submit(vague.id).expect(200);
    expect((await post('officer', vague.id, 'publish').expect(409)).body.code).toBe(
      'noMeasurableIndicator',
    );
    const newcomer = await aFirm(house);
    const draft = (
      await newcomer.person.post('/api/needs', needBrief({ title: '未核验企业的难题' })).expect(200)
    ).body;
    await newcomer.person.post(`/api/needs/${draft.id}/submit`, {}).expect(200);
    expect((await post('officer', draft.id, 'publish').expect(409)).body.code).toBe('notVerified');
  });

  it('when the firm has a 首席科技官, then a colleague asks them and only they submit', async () => {
    const firm = await aFirm(house);
    const link = (
      await firm.person.post(`/api/organisations/${firm.organisation}/invitations`, {
        role: 'chiefTechnologist',
      })
    ).body;
    const chief = house.guest();
    await chief
      .post(`/api/invitations/${link.token}`, { login: login(), name: '顾长宁', password })
      .expect(200);
    const draft = (await firm.person.post('/api/needs', needBrief({ title: '需要会签的难题' })))
      .body;
    const asked = (await firm.person.post(`/api/needs/${draft.id}/submit`, {}).expect(200)).body;
    expect(asked).toMatchObject({ state: 'draft', clock: { what: 'countersign' } });
    await house.settled();
    expect((await chief.get('/api/notices')).body.items[0]).toMatchObject({
      code: 'countersign',
      link: { noun: 'need', id: draft.id },
    });
    expect((await chief.post(`/api/needs/${draft.id}/submit`, {}).expect(200)).body.state).toBe(
      'submitted',
    );
  });
});

describe('after a need is published', () => {
  it('when the deal is done, then it goes to signed, reported, agreed, closed; each step by whom it belongs to', async () => {
    const need = await aPublishedNeed(cast, { title: '走完全程的难题' });
    const bid = await aBid(cast.expert, need.id);
    await cast.firm.person.post(`/api/bids/${bid.id}/shortlist`).expect(200);
    await cast.firm.person
      .post(`/api/bids/${bid.id}/award`, { sentence: '选定这一位' })
      .expect(200);
    const agree = (rev: number) => post('expert', need.id, 'resolve', { rev });
    await agree(need.rev).expect(409);
    await post('firm', need.id, 'deliver', {
      signedOn: dayAhead(0),
      contractNumber: 'HT-1',
    }).expect(200);
    const half = { results: [{ key: 'ind1', value: 96, met: 'yes' }] };
    expect((await post('firm', need.id, 'report', half).expect(400)).body.issues[0].message).toBe(
      '滚道圆度：没有做到的要写明原因',
    );
    const whole = {
      results: [...half.results, { key: 'ind2', value: 0.9, met: 'partly', note: '二期再降' }],
    };
    await agree(need.rev).expect(409);
    const seen = (await post('firm', need.id, 'report', whole).expect(200)).body.rev;
    const mended = (await post('firm', need.id, 'report', whole).expect(200)).body.rev;
    expect((await agree(seen).expect(409)).body.code).toBe('stale');
    expect((await agree(mended).expect(200)).body.state).toBe('resolved');
    expect((await post('officer', need.id, 'close').expect(200)).body.state).toBe('closed');
    expect((await cast.firm.person.get('/api/desk/engagements')).body.items[0]).toMatchObject({
      state: 'completed',
      contractNumber: 'HT-1',
    });
  });

  it('when nobody moves, then time does: a pause ends, a deadline expires the need and tells the bidders, and it closes', async () => {
    const need = await aPublishedNeed(cast, {
      title: '被时间推着走的难题',
      deadline: dayAhead(30),
    });
    await post('firm', need.id, 'pause', { note: '产线搬迁' }).expect(200);
    house.clock.pass(91 * day);
    await needClockwork.run(house.assembly.world);
    const resumed = (await cast.firm.person.get(`/api/needs/${need.id}`)).body;
    expect(resumed.state).toBe('published');
    await needClockwork.run(house.assembly.world);
    expect((await cast.firm.person.get(`/api/needs/${need.id}`)).body.state).toBe('expired');
    await post('firm', need.id, 'renew', { deadline: dayAhead(1) }).expect(409);
    await post('firm', need.id, 'renew', { deadline: dayAhead(140) }).expect(200);
    const bid = await aBid(cast.rival, need.id);
    house.clock.pass(60 * day);
    await needClockwork.run(house.assembly.world);
    const lapsed = (await cast.rival.person.get(`/api/bids/${bid.id}`)).body;
    expect(lapsed).toMatchObject({ state: 'lapsed', reason: { code: 'needExpired' } });
    house.clock.pass(31 * day);
    await needClockwork.run(house.assembly.world);
    expect((await cast.firm.person.get(`/api/needs/${need.id}`)).body.state).toBe('closed');
    expect(await house.factsOf(need.id)).toEqual(
      expect.arrayContaining([
        'need.paused',
        'need.resumed',
        'need.expired',
        'need.renewed',
        'need.closed',
      ]),
    );
  });

  it('when a move is tried from the wrong state, then 409 lists the moves left and nothing is changed or recorded', async () => {
    const draft = await aDraft(cast.firm, { title: '从错的状态乱动的难题' });
    const wrong = (await post('firm', draft.id, 'renew', { deadline: dayAhead(400) }).expect(409))
      .body;
    expect(wrong).toMatchObject({
      code: 'moveNotPossible',
      detail: { state: 'draft', move: 'renew', movesLeft: ['submit', 'withdraw'] },
    });
    expect(await house.factsOf(draft.id)).toEqual(['need.drafted']);
  });
});
