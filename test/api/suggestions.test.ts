import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leadClockwork } from '../../server/src/features/leads/lead.clockwork.ts';
import { type House, openHouse } from '../support/app.ts';
import { aPublishedNeed, dayAhead } from '../support/deals.ts';
import { aVerifiedExpert, aVerifiedFirm, type Seated } from '../support/people.ts';
import { roundDesk } from '../support/rounds.ts';
import { aListedOutcome, aTrialCast, days, post, type TrialCast } from '../support/trials.ts';

let house: House;
let cast: TrialCast;
let other: Seated;
let need: string;
let later: string;

const answering = {
  title: '轴承套圈磨削噪声控制方法',
  summary: '按在线测振调整超精研参数，V2 合格率 96 %，滚道圆度 0.7 μm，两家轴承厂验证',
  keywords: ['轴承', '磨削', '噪声'],
  modes: ['jointDevelop', 'license'],
};

beforeAll(async () => {
  house = await openHouse({ at: '2026-11-23T02:00:00Z' });
  cast = await aTrialCast(house);
  house.clock.pass(60_000);
  other = await aVerifiedExpert(house, cast.officer, { name: '艾青禾', evidence: [] });
  await aListedOutcome(cast, { ...answering, maturity: 5 });
  house.clock.pass(60_000);
  await aListedOutcome(cast, {
    ...answering,
    title: '磨削噪声在线诊断装置',
    summary: '磨削噪声在线诊断',
    maturity: 9,
  });
  need = (await aPublishedNeed(cast, { deadline: dayAhead(200) })).id;
  house.clock.pass(60_000);
  later = (await aPublishedNeed(cast, { title: '轴承滚道圆度在线检测', deadline: dayAhead(30) }))
    .id;
  await house.settled();
});
afterAll(() => house.close());

type Item = {
  expert: { id: string };
  outcome: { id: string; title: string };
  need: { id: string };
};
const items = async (who: Seated, path: string): Promise<Item[]> =>
  (await who.person.get(path).expect(200)).body.items;
const judge = (who: Seated, body: object, status = 200) =>
  who.person.put('/api/judgements', body).expect(status);

describe('plain orders beside the score', () => {
  it('when a firm asks for people by name or by the newest, then the same people stand in that order', async () => {
    const by = async (order: string) =>
      (await items(cast.firm, `/api/needs/${need}/experts?order=${order}`)).map(
        ({ expert }) => expert.id,
      );
    const [best, worse] = [cast.inventor.expert, other.expert];
    expect(await by('best')).toEqual([best, worse]);
    expect(await by('newest')).toEqual([worse, best]);
    expect(await by('name')).toEqual([worse, best]);
    expect(await by('deals')).toEqual([best, worse]);
    await cast.firm.person.get(`/api/needs/${need}/experts?order=dearest`).expect(400);
  });

  it('when an expert asks for needs by deadline, then the nearest comes first, whatever its score', async () => {
    const by = async (order: string) =>
      (await items(cast.inventor, `/api/desk/matches?order=${order}`)).map(
        ({ need: { id } }) => id,
      );
    expect(await by('deadline')).toEqual([later, need]);
    expect(await by('best')).toEqual([need, later]);
    expect(await by('newest')).toEqual([later, need]);
  });

  it('when outcomes are asked for by readiness, then the readiest comes first', async () => {
    const by = async (order: string) =>
      (await items(cast.firm, `/api/needs/${need}/outcomes?order=${order}`)).map(
        ({ outcome }) => outcome.title,
      );
    expect((await by('best'))[0]).toBe('轴承套圈磨削噪声控制方法');
    expect((await by('maturity'))[0]).toBe('磨削噪声在线诊断装置');
  });
});

describe('an outcome suggested for a need', () => {
  it('when the firm says it does not fit, then it reads so, the bureau does not, and it is taken back', async () => {
    const [first] = await items(cast.firm, `/api/needs/${need}/outcomes`);
    const pair = { need, outcome: first!.outcome.id };
    await judge(cast.firm, { ...pair, verdict: 'dismissed' }, 400);
    await judge(cast.firm, { ...pair, verdict: 'dismissed', reason: 'tooWeak' });
    const seen = async (who: Seated) =>
      (await items(who, `/api/needs/${need}/outcomes`)).find(
        ({ outcome }) => outcome.id === pair.outcome,
      ) as { judged?: object } | undefined;
    expect((await seen(cast.firm))?.judged).toEqual({ verdict: 'dismissed', reason: 'tooWeak' });
    expect((await seen(cast.officer))?.judged).toBeUndefined();
    await judge(cast.firm, { ...pair, verdict: 'later' });
    expect((await seen(cast.firm))?.judged).toMatchObject({ verdict: 'later' });
    await judge(cast.firm, { ...pair, verdict: 'open' });
    expect((await seen(cast.firm))?.judged).toBeUndefined();
    expect(await house.factsOf(need)).toContain('introduction.judged');
  });

  it('when a stranger, or a word on both at once, then it is refused', async () => {
    const [first] = await items(cast.firm, `/api/needs/${need}/outcomes`);
    const outcome = first!.outcome.id;
    const stranger = await aVerifiedFirm(house, cast.officer);
    await judge(stranger, { need, outcome, verdict: 'wanted' }, 404);
    await judge(other, { need, outcome, verdict: 'wanted' }, 404);
    await judge(cast.firm, { need, outcome, expert: other.expert, verdict: 'wanted' }, 400);
    await judge(cast.firm, { need, verdict: 'wanted' }, 400);
  });

  it('when a unit puts a lead off, then it waits behind the others until the days are over', async () => {
    const leads = async () => (await cast.unit.person.get('/api/desk/leads').expect(200)).body;
    const before = await leads();
    const [best] = before.items;
    const put = await post(cast.unit, `/api/leads/${best.id}/later`);
    expect(put.later).toBeDefined();
    const after = await leads();
    expect(after.waiting).toBe(before.waiting - 1);
    expect(after.items.at(-1).id).toBe(best.id);
    await post(cast.firm, `/api/leads/${best.id}/later`, {}, 404);
    const now = house.clock.now();
    house.clock.pass(days(31));
    await leadClockwork.run(house.assembly.world);
    const back = (await leads()).items.find(({ id }: { id: string }) => id === best.id);
    expect(back.later).toBeUndefined();
    house.clock.set(now);
  });
});

describe('what both sides would like', () => {
  it('when an expert and the firm say so, then the bureau reads both, the other side nothing', async () => {
    const pair = { need, expert: other.expert };
    await judge(other, { ...pair, verdict: 'wanted' });
    await judge(cast.firm, { ...pair, verdict: 'wanted' });
    const seen = async (who: Seated) =>
      (await items(who, `/api/needs/${need}/experts`)).find(
        ({ expert }) => expert.id === other.expert,
      ) as { wanted: string[]; judged?: object } | undefined;
    expect((await seen(cast.officer))?.wanted).toEqual(['expert', 'firm']);
    expect((await seen(cast.firm))?.wanted).toEqual([]);
    expect((await seen(cast.firm))?.judged).toEqual({ verdict: 'wanted' });
  });

  it('when a round is solved, then what people and firms said is counted in, and changes who goes where', async () => {
    const desk = roundDesk(cast.officer);
    const begun = await desk.begin();
    const one = { people: [{ expert: other.expert, places: 1 }] };
    const round = await desk.edit(begun, one);
    const solved = await desk.deed(round, 'solve');
    expect(solved.solution!.heard).toBe(2);
    expect(solved.solution!.pairs.map(({ post: to }) => to)).toEqual([need]);
    await judge(other, { need, expert: other.expert, verdict: 'dismissed', reason: 'tooFar' });
    await judge(cast.firm, {
      need,
      expert: other.expert,
      verdict: 'dismissed',
      reason: 'otherMatter',
    });
    const again = await desk.deed(round, 'solve');
    expect(again.solution!.pairs.map(({ post: to }) => to)).toEqual([later]);
  });
});
