import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RoundView } from '@zhiqiao/shared/rounds/round.view';
import { type House, openHouse } from '../support/app.ts';
import { aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { aVerifiedExpert, aVerifiedFirm, type Seated, seated } from '../support/people.ts';
import { type Desk, postsOf, roundDesk } from '../support/rounds.ts';

let house: House;
let cast: Cast;
let sealer: Seated;
let desk: Desk;
let bearing: string;
let pump: string;

const pumpNeed = {
  title: '水泵机械密封泄漏寿命提升',
  background:
    '清水泵机械密封平均寿命只有三千小时，泄漏后整泵返修，客户要求八千小时以上，怀疑与端面材料和冲洗方案有关。',
  keywords: ['机械密封', '水泵'],
  indicators: [
    {
      key: 'ind1',
      name: '密封泄漏寿命',
      current: 3000,
      target: 8000,
      unit: 'h',
      comparator: 'gte',
      method: '寿命试验台连续运转',
    },
  ],
  town: '331201102',
};
const sealing = {
  name: '何听澜',
  summary: '长期做机械密封端面材料和水泵泄漏试验，建有密封寿命试验台。',
  evidence: [
    {
      key: 'seal1',
      kind: 'patent',
      title: '水泵机械密封端面织构',
      text: '泄漏寿命 8600 h',
      year: 2024,
    },
  ],
};

beforeAll(async () => {
  house = await openHouse({ at: '2026-11-23T02:00:00Z' });
  cast = await aCast(house);
  desk = roundDesk(cast.officer);
  const firm = await aVerifiedFirm(house, cast.officer);
  sealer = await aVerifiedExpert(house, cast.officer, sealing);
  bearing = (await aPublishedNeed(cast)).id;
  pump = (await aPublishedNeed({ ...cast, firm }, pumpNeed)).id;
  await house.settled();
});
afterAll(() => house.close());

const solved = async (changes: object = {}): Promise<RoundView> => {
  const round = await desk.edit(await desk.begin(), changes);
  return desk.deed(round, 'solve');
};

describe('a round', () => {
  it('when it is set up and solved, then everybody goes where the most is gained, and it is written down', async () => {
    const begun = await desk.begin();
    expect(begun).toMatchObject({ state: 'drafting', number: expect.stringMatching(/^DJ2026-/) });
    expect(begun.people.length).toBe(3);
    const round = await desk.deed(begun, 'solve');
    expect(round.state).toBe('solved');
    expect(postsOf(round, sealer)).toEqual([pump]);
    const { solution } = round;
    expect(solution).toMatchObject({ proven: true, short: [] });
    expect(solution!.pairs.length).toBe(2);
    expect(solution!.total).toBeGreaterThanOrEqual(solution!.greedy.total);
    expect(await house.factsOf(round.id)).toEqual(['round.begun', 'round.solved']);
    const told = (await cast.officer.person.get(`/api/rounds/${round.id}/timeline`)).body;
    expect(told.items.map((one: { name: string }) => one.name)).toContain('round.solved');
  });

  it('when the same is solved again, then the hash and every pair are the same', async () => {
    const first = await solved();
    const again = await desk.deed(first, 'solve');
    expect(again.solution!.hash).toBe(first.solution!.hash);
    expect(again.solution!.pairs).toEqual(first.solution!.pairs);
    const other = await solved({ floor: 1 });
    expect(other.solution!.hash).not.toBe(first.solution!.hash);
  });

  it('when a limit costs something, then it is named with its price; lifting it gives that much', async () => {
    const free = await solved();
    const bound = await solved({ bans: [{ expert: sealer.expert, post: pump }] });
    const price = bound.solution!.prices.find(({ kind }) => kind === 'ban')!;
    expect(price.points).toBeCloseTo(free.solution!.total - bound.solution!.total, 5);
    expect(price.points).toBeGreaterThan(0);
    expect(price.on).toBe(`${sealer.expert} ${pump}`);
  });

  it('when limits cannot all be kept, then the one that stands in the way is named and nothing is published', async () => {
    const begun = await desk.begin();
    const unit = begun.people[0]!.unit;
    const posts = begun.posts.map(({ of: _, ...post }) => ({ ...post, title: '', least: 1 }));
    const round = await desk.edit(begun, { posts, quotas: [{ unit, most: 1 }] });
    const start = performance.now();
    const { solution } = await desk.deed(round, 'solve');
    expect(solution!.ms).toBeLessThan(performance.now() - start);
    expect(solution!.short).not.toEqual([]);
    expect(solution!.prices.filter(({ frees }) => frees)).toContainEqual(
      expect.objectContaining({ kind: 'quota', on: unit }),
    );
    await desk.deed(round, 'publish', {}, 409);
    const offers = await cast.expert.person.get('/api/desk/offers').expect(200);
    expect(offers.body.total).toBe(0);
  });

  it('when somebody holds a share in the firm, then no pin brings them together, and the rule is told', async () => {
    const { creditCode } = (
      await cast.officer.person.get(`/api/organisations/${cast.firm.organisation}`).expect(200)
    ).body;
    const tied = await aVerifiedExpert(house, cast.officer, {
      name: '程见山',
      category: 'holiday',
      interests: [creditCode],
    });
    const begun = await desk.begin({ categories: ['sciDeputy', 'silver', 'holiday'] });
    const round = await desk.deed(begun, 'solve');
    expect(postsOf(round, tied)).not.toContain(bearing);
    const change = { expert: tied.expert, to: bearing };
    const weighed = await desk.deed(round, 'what-if', change);
    expect(weighed).toMatchObject({ blocked: { rule: 'match.conflict' } });
    await desk.deed(round, 'changes', change, 400);
    expect((await desk.read(round)).rev).toBe(round.rev);
  });

  it('when a wish is told, then it counts by the rule; where it is worth more than the difference, it decides', async () => {
    const wishes = [
      { expert: sealer.expert, post: pump, by: 'expert', wants: 'want' },
      { expert: sealer.expert, post: pump, by: 'post', wants: 'want' },
    ];
    const free = await solved();
    const round = await solved({ wishes });
    expect(round.solution!.total).toBeCloseTo(free.solution!.total + 20, 5);
  });
});

describe('a change by hand', () => {
  it('when it is weighed, then its cost and whom it moves are told and nothing is written', async () => {
    const round = await solved();
    const change = { expert: sealer.expert, from: pump, to: bearing };
    const weighed = await cast.officer.person.post(`/api/rounds/${round.id}/what-if`, change);
    expect(weighed.body.cost).toBeGreaterThan(0);
    expect(weighed.body.moves).toContainEqual({
      expert: sealer.expert,
      from: [pump],
      to: [bearing],
    });
    expect((await desk.read(round)).rev).toBe(round.rev);
    const changed = await desk.deed(round, 'changes', change);
    expect(changed.solution!.total).toBeCloseTo(weighed.body.total, 5);
    expect(postsOf(changed, sealer)).toEqual([bearing]);
    expect(changed.pins).toEqual([{ expert: sealer.expert, post: bearing }]);
    expect(await house.factsOf(round.id)).toContain('round.changed');
  });

  it('when somebody is taken out of a post, then the rest is solved around it', async () => {
    const round = await solved();
    const changed = await desk.deed(round, 'changes', { expert: sealer.expert, from: pump });
    expect(postsOf(changed, sealer)).not.toContain(pump);
    expect(changed.bans).toEqual([{ expert: sealer.expert, post: pump }]);
  });

  it('when an edit comes with an older revision, then it is refused as stale', async () => {
    const round = await solved();
    await desk.deed(round, 'changes', { expert: sealer.expert, from: pump });
    await desk.edit(round, {}, 409);
  });
});

describe('rights on rounds', () => {
  it('when an officer of another county, a firm or an expert asks, then there is nothing for them', async () => {
    const round = await solved();
    const foreigner = await seated(house, 'leader', { county: '331299' });
    await foreigner.person.get(`/api/rounds/${round.id}`).expect(404);
    await foreigner.person.post(`/api/rounds/${round.id}/solve`).expect(404);
    expect((await foreigner.person.get('/api/desk/rounds').expect(200)).body.total).toBe(0);
    await cast.firm.person.get(`/api/rounds/${round.id}`).expect(403);
    await cast.expert.person.get(`/api/rounds/${round.id}`).expect(403);
  });

  it('when people or needs are not of the county, then the field is named', async () => {
    const begun = await desk.begin();
    const reply = await desk.edit(begun, { people: [{ expert: 'f'.repeat(24), places: 1 }] }, 400);
    expect(JSON.stringify(reply)).toContain('people.0.expert');
  });
});
