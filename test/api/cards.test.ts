import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { aVerifiedExpert, type Seated } from '../support/people.ts';

let house: House;
let cast: Cast;
let bids: string[];
const days = 86_400_000;

/** A bid of the retired expert on a new need, sent now. */
const bidOn = async (title: string, expert: Seated = cast.rival) => {
  const need = await aPublishedNeed(cast, { title, deadline: '2027-08-01' });
  return (await aBid(expert, need.id)).id as string;
};
const decline = (id: string) =>
  cast.firm.person
    .post(`/api/bids/${id}/decline`, { reason: 'technical', sentence: '目前的测试条件还不够' })
    .expect(200);
const card = async (reader: Seated = cast.expert) =>
  (await reader.person.get(`/api/organisations/${cast.firm.organisation}/card`).expect(200)).body;

beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T02:00:00Z' });
  cast = await aCast(house);
  bids = [];
  for (const title of ['磨削噪声的难题', '竹材防霉的难题', '毛竹烘干的难题', '香精溶剂的难题'])
    bids.push(await bidOn(title));
});
afterAll(() => house.close());

describe('the asker’s card', () => {
  it('when bids are answered, late, or still in time, then the figures follow the records', async () => {
    expect(await card()).toMatchObject({
      bidsReceived: 0,
      medianReplyDays: null,
      biddingNow: 4,
      late: 0,
    });
    house.clock.pass(2 * days);
    await decline(bids[0]!);
    house.clock.pass(4 * days);
    await decline(bids[1]!);
    expect(await card()).toMatchObject({
      bidsReceived: 2,
      bidsAnswered: 2,
      medianReplyDays: 4,
      biddingNow: 2,
    });
    house.clock.pass(20 * days);
    expect(await card()).toMatchObject({ bidsReceived: 4, bidsAnswered: 2, late: 2 });
    await decline(bids[2]!);
    expect(await card()).toMatchObject({
      bidsReceived: 4,
      bidsAnswered: 3,
      medianReplyDays: 6,
      late: 1,
    });
  });

  it('when the expert takes it back or the bureau rules it out unanswered, then it counts neither way', async () => {
    await cast.rival.person.post(`/api/bids/${bids[3]}/withdraw`).expect(200);
    expect(await card()).toMatchObject({
      bidsReceived: 3,
      bidsAnswered: 3,
      late: 0,
      biddingNow: 0,
    });
  });

  it('when an agreement is signed, then the deal is on the card, and that money was agreed', async () => {
    const id = await bidOn('轴承保持架的难题');
    await cast.firm.person.post(`/api/bids/${id}/shortlist`).expect(200);
    const { need } = (
      await cast.firm.person.post(`/api/bids/${id}/award`, { sentence: '方案最完整' }).expect(200)
    ).body;
    expect(await card()).toMatchObject({ dealsSigned: 0 });
    await cast.firm.person
      .post(`/api/needs/${need.id}/deliver`, { signedOn: '2026-03-28' })
      .expect(200);
    expect(await card()).toMatchObject({ dealsSigned: 1, dealsFunded: 1 });
  });

  it('when a year has passed, then answers of then count no more, and the deal still does', async () => {
    house.clock.pass(370 * days);
    expect(await card()).toMatchObject({ bidsReceived: 0, dealsSigned: 1 });
    house.clock.pass(-370 * days);
  });
});

describe('a contested figure', () => {
  const door = () => `/api/organisations/${cast.firm.organisation}`;
  let contest: { id: string };

  it('when the firm contests it, then the bureau is told; a second time for one figure waits for the first', async () => {
    const brief = { figure: 'replyDays', reason: '毛竹那份当天电话里就答复了，有通话记录' };
    await cast.expert.person.post(`${door()}/contests`, brief).expect(403);
    contest = (await cast.firm.person.post(`${door()}/contests`, brief).expect(200)).body;
    await cast.firm.person.post(`${door()}/contests`, brief).expect(409);
    await house.settled();
    const { items } = (await cast.officer.person.get('/api/notices').expect(200)).body;
    expect(items[0].code).toBe('cardContested');
    expect((await card()).contests).toMatchObject([{ state: 'open', figure: 'replyDays' }]);
  });

  it('when the bureau corrects it, then the record is left out, the figure moves, and who decided stays on the card', async () => {
    const records = (await cast.officer.person.get(`${door()}/card/records`).expect(200)).body
      .items;
    const slow = records.find(({ days: took }: { days: number }) => took === 26);
    const verdict = { verdict: 'corrected', note: '通话记录属实，这份不计' };
    const decide = (body: object) =>
      cast.officer.person.post(`/api/contests/${contest.id}/verdict`, body);
    await decide(verdict).expect(400);
    await decide({ ...verdict, leaveOut: ['0123456789abcdef01234567'] }).expect(400);
    await cast.firm.person.post(`/api/contests/${contest.id}/verdict`, verdict).expect(403);
    await decide({ ...verdict, leaveOut: [slow.bid] }).expect(200);
    await decide({ verdict: 'upheld', note: '再改一次' }).expect(409);
    const now = await card();
    expect(now).toMatchObject({ bidsReceived: 3, medianReplyDays: 2 });
    expect(now.contests[0]).toMatchObject({
      state: 'corrected',
      decision: { note: verdict.note, by: '周以安' },
    });
    const left = (await cast.firm.person.get(`${door()}/card/records`).expect(200)).body.items;
    expect(left.filter(({ leftOut }: { leftOut: boolean }) => leftOut)).toHaveLength(1);
    await cast.expert.person.get(`${door()}/card/records`).expect(403);
  });

  it('when the bureau upholds it, then the figure stays and the reason is shown', async () => {
    const open = (
      await cast.firm.person
        .post(`${door()}/contests`, { figure: 'dealsSigned', reason: '还有一份线下合同' })
        .expect(200)
    ).body;
    await cast.officer.person
      .post(`/api/contests/${open.id}/verdict`, { verdict: 'upheld', note: '没有提供合同' })
      .expect(200);
    const now = await card();
    expect(now.dealsSigned).toBe(1);
    expect(now.contests[0]).toMatchObject({ state: 'upheld', decision: { note: '没有提供合同' } });
    const { items } = (await cast.officer.person.get('/api/desk/contests').expect(200)).body;
    expect(items).toHaveLength(2);
  });
});

describe('the expert’s card', () => {
  it('when firms ask, then what was answered in time and what was not is counted, and deals with it', async () => {
    const slow = await aVerifiedExpert(house, cast.officer, { name: '何听澜', category: 'silver' });
    const [first, second] = [await bidOn('第一件难题', slow), await bidOn('第二件难题', slow)];
    const ask = async (id: string) => {
      await cast.firm.person.post(`/api/bids/${id}/open`).expect(200);
      await cast.firm.person
        .post(`/api/bids/${id}/clarify`, { question: '能否连续三批？' })
        .expect(200);
    };
    await ask(first);
    house.clock.pass(2 * days);
    await slow.person.post(`/api/bids/${first}/answer`, { reply: '可以。' }).expect(200);
    await ask(second);
    const cardOf = async (id: string) =>
      (await cast.firm.person.get(`/api/experts/${id}/card`).expect(200)).body;
    expect(await cardOf(slow.expert)).toMatchObject({
      bidsSent: 2,
      asked: 1,
      answeredInTime: 1,
      medianAnswerDays: 2,
    });
    house.clock.pass(20 * days);
    expect(await cardOf(slow.expert)).toMatchObject({ asked: 2, answeredInTime: 1 });
    expect(await cardOf(cast.rival.expert)).toMatchObject({ dealsSigned: 1, bidsWithdrawn: 1 });
    await house.guest().get(`/api/experts/${slow.expert}/card`).expect(401);
  });
});
