import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dutyWords } from '@zhiqiao/shared/duties/duty.words';
import { dutyReminding } from '../../server/src/features/duties/duty.reminding.ts';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aDraft, aPublishedNeed, type Cast } from '../support/deals.ts';
import { type Seated, seated } from '../support/people.ts';

let house: House;
let cast: Cast;
let leader: Seated;
let bid: { id: string; clock: { due: string } };
let draft: { id: string };

// The Wednesday before the National Day holidays of 2026: a working Sunday lies behind, a working Saturday ahead.
beforeAll(async () => {
  house = await openHouse({ at: '2026-09-23T02:00:00Z' });
  cast = await aCast(house);
  leader = await seated(house, 'leader', { organisation: cast.officer.organisation });
  const need = await aPublishedNeed(cast, { deadline: '2027-03-01' });
  bid = await aBid(cast.rival, need.id);
  draft = await aDraft(cast.firm, { title: '竹材防霉的难题', deadline: '2027-03-01' });
});
afterAll(() => house.close());

type Notice = { id: string; code: string; at: string; words: Record<string, string> };
const heard = async (who: Seated): Promise<Notice[]> => {
  await house.settled();
  const { items } = (await who.person.get('/api/notices?pageSize=100').expect(200)).body;
  return items;
};
const remindersOf = async (who: Seated) =>
  (await heard(who))
    .filter(({ code }) => /^(duty|answer|others)/.test(code))
    .map(({ code, at }) => `${at.slice(0, 10)} ${code}`)
    .toReversed();

/** Lets days pass, the clockwork looking every three hours, as it would every minute. */
const live = async (until: string) => {
  while (house.clock.now() < new Date(until)) {
    house.clock.pass(3 * 3_600_000);
    await dutyReminding.run(house.assembly.world);
  }
};

const submit = () => cast.firm.person.post(`/api/needs/${draft.id}/submit`);

describe('a month of a slow firm', () => {
  it('when the National Day holidays lie between, then ten working days end after them', () => {
    expect(bid.clock.due).toBe('2026-10-14T15:59:59.000Z');
  });

  it('when nobody answers for a month, then each is reminded once before, on and after the day, never on a holiday', async () => {
    await live('2026-10-24T02:00:00Z');
    expect(await remindersOf(cast.firm)).toEqual([
      '2026-10-12 dutySoon',
      '2026-10-14 dutyToday',
      '2026-10-15 answerOver',
    ]);
    expect(await remindersOf(cast.rival)).toEqual(['2026-10-15 answerLate']);
    expect(await remindersOf(cast.officer)).toEqual(['2026-10-15 othersLate']);
  });

  it('when the firm is over the date, then its new need is held and it is told what it owes', async () => {
    const { code, detail } = (await submit().expect(409)).body;
    expect([code, detail.count]).toEqual(['unansweredBids', 1]);
    expect(detail.owed[0]).toMatchObject({ bid: bid.id, expert: '陆怀瑾', what: 'answerBid' });
    const hold = (await cast.firm.person.get(`/api/organisations/${cast.firm.organisation}/hold`))
      .body;
    expect(hold).toMatchObject({
      held: true,
      owed: [{ need: { title: '精密轴承套圈磨削噪声控制' } }],
    });
    expect(hold.chaser).toBeUndefined();
  });

  it('when a broker looks, then a letter is ready; one click sends it, and the firm reads it whole', async () => {
    const { items } = (await cast.officer.person.get('/api/desk/holds').expect(200)).body;
    expect(items).toHaveLength(1);
    const { text } = items[0].chaser;
    expect(text).toContain('应于10月14日前答复，已逾期 7 个工作日');
    const door = `/api/organisations/${cast.firm.organisation}/chasers`;
    const sent = (await cast.officer.person.post(door, { text }).expect(200)).body;
    expect(sent.chaser.last.by).toBe('周以安');
    const told = (await heard(cast.firm)).find(({ code }) => code === 'firmChased');
    expect(told?.words.note).toBe(text);
    await cast.firm.person.post(door, { text }).expect(403);
  });

  it('when a leader lifts it with a reason, then the firm may post until that day, and is held again after it', async () => {
    const door = `/api/organisations/${cast.firm.organisation}/lifts`;
    const brief = { until: '2026-10-28', reason: '企业正在搬厂，已当面说明' };
    await cast.officer.person.post(door, brief).expect(403);
    await leader.person.post(door, { ...brief, until: '2027-10-28' }).expect(400);
    const lifted = (await leader.person.post(door, brief).expect(200)).body;
    expect(lifted).toMatchObject({
      held: false,
      lift: { until: '2026-10-28', reason: brief.reason },
    });
    await submit().expect(200);
    expect(await house.factsOf(cast.firm.organisation)).toContain('organisation.lifted');
    draft = await aDraft(cast.firm, { title: '毛竹烘干的难题', deadline: '2027-03-01' });
    await live('2026-10-29T02:00:00Z');
    await submit().expect(409);
  });

  it('when the firm answers, then nothing is owed, no letter can be sent, and it may post again', async () => {
    await cast.firm.person
      .post(`/api/bids/${bid.id}/decline`, {
        reason: 'technical',
        sentence: '目前的测试条件还不够',
      })
      .expect(200);
    const door = `/api/organisations/${cast.firm.organisation}`;
    expect((await cast.firm.person.get(`${door}/hold`).expect(200)).body).toMatchObject({
      held: false,
      owed: [],
    });
    const late = await cast.officer.person.post(`${door}/chasers`, {
      text: '请尽快答复揭榜申请。',
    });
    expect([late.status, late.body.code]).toEqual([409, 'nothingOwed']);
    await submit().expect(200);
  });
});

describe('reminders', () => {
  it('when the bureau itself is late with a review, then its officers are told on the day of each, and nobody looks on', async () => {
    const before = (await heard(cast.officer)).length;
    await live('2026-11-06T02:00:00Z');
    const over = (await heard(cast.officer)).filter(({ code }) => code === 'dutyOver');
    expect(over.map(({ words }) => [words.what, words.count ?? '1'])).toEqual([
      ['review', '1'],
      ['review', '1'],
    ]);
    expect((await heard(cast.officer)).length).toBeGreaterThan(before);
  });

  it('when nothing ran for weeks, then what is over is said once, and what was missed is not made up for', async () => {
    const need = await aPublishedNeed(cast, { title: '新的难题', deadline: '2027-05-01' });
    const other = await aPublishedNeed(cast, { title: '另一个新的难题', deadline: '2027-05-01' });
    await aBid(cast.rival, need.id);
    await aBid(cast.rival, other.id);
    const known = (await remindersOf(cast.firm)).length;
    house.clock.pass(40 * 86_400_000);
    const { world } = house.assembly;
    await Promise.all([dutyReminding.run(world), dutyReminding.run(world)]);
    await dutyReminding.run(world);
    const told = (await remindersOf(cast.firm)).slice(known);
    expect(told.map((one) => one.slice(11))).toEqual(['answerOver']);
    const [notice] = (await heard(cast.firm)).filter(({ code }) => code === 'answerOver');
    expect(notice?.words.count).toBe('2');
  });
});

describe('words for duties', () => {
  it('when a clock says what has to be done, then there are words for it in both languages', () => {
    const code = execFileSync('git', ['grep', '-hoE', "what: '[a-zA-Z]+'", 'server/src/features'], {
      encoding: 'utf8',
    });
    const whats = new Set([...code.matchAll(/what: '(\w+)'/g)].map(([, what]) => what!));
    // A published need waits for nobody in particular, and bids of a need are told by the bids themselves.
    const silent = ['bid', 'answerBids'];
    expect([...whats].filter((what) => !dutyWords[what] && !silent.includes(what))).toEqual([]);
  });
});
