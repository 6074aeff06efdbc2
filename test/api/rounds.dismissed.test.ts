import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RoundView } from '@zhiqiao/shared/rounds/round.view';
import { type House, openHouse } from '../support/app.ts';
import { aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import type { Seated } from '../support/people.ts';
import { type Desk, postsOf, roundDesk } from '../support/rounds.ts';

let house: House;
let cast: Cast;
let desk: Desk;
let need: string;

beforeAll(async () => {
  house = await openHouse({ at: '2026-11-23T02:00:00Z' });
  cast = await aCast(house);
  desk = roundDesk(cast.officer);
  need = (await aPublishedNeed(cast)).id;
  await house.settled();
});
afterAll(() => house.close());

const say = (who: Seated, expert: Seated, verdict: string, reason?: string) =>
  who.person
    .put('/api/judgements', { need, expert: expert.expert, verdict, ...(reason ? { reason } : {}) })
    .expect(200);
const solved = async (changes: object = {}): Promise<RoundView> =>
  desk.deed(await desk.edit(await desk.begin(), changes), 'solve');
const placed = (round: RoundView) => round.solution!.pairs.map(({ expert }) => expert);
const dismissedBy = (by: string, reason: string, who: Seated, pinned: boolean) => ({
  ...{ expert: who.expert, post: need, by, reason, pinned },
});

describe('a pair that a side dismissed', () => {
  it('when the firm or the expert said that it does not fit, then a round does not make it, and tells who said so and what it costs', async () => {
    const free = await solved();
    expect(placed(free)).toEqual([cast.expert.expert]);
    await say(cast.firm, cast.expert, 'dismissed', 'otherMatter');
    const round = await solved();
    expect(placed(round)).toEqual([cast.rival.expert]);
    expect(round.solution!.dismissed).toEqual([
      dismissedBy('post', 'otherMatter', cast.expert, false),
    ]);
    const price = round.solution!.prices.find(({ kind }) => kind === 'ban');
    expect(price).toMatchObject({ on: `${cast.expert.expert} ${need}` });
    expect(price!.points).toBeCloseTo(free.solution!.total - round.solution!.total, 5);
    await say(cast.rival, cast.rival, 'dismissed', 'tooFar');
    const empty = await solved();
    expect(placed(empty)).toEqual([]);
    expect(empty.solution!.dismissed).toContainEqual(
      dismissedBy('expert', 'tooFar', cast.rival, false),
    );
  });

  it('when the bureau pins it in spite of that, then it stands, the page says so, and the record names whom it overruled', async () => {
    const round = await desk.deed(await solved(), 'changes', {
      expert: cast.expert.expert,
      to: need,
    });
    expect(postsOf(round, cast.expert)).toEqual([need]);
    expect(round.solution!.dismissed).toContainEqual(
      dismissedBy('post', 'otherMatter', cast.expert, true),
    );
    expect(await house.factsOf(round.id)).toEqual([
      'round.begun',
      'round.edited',
      'round.solved',
      'round.changed',
      'round.overruled',
    ]);
    const again = await desk.deed(round, 'solve');
    expect(postsOf(again, cast.expert)).toEqual([need]);
  });

  it('when the pin is written into the limits, then solving tells it in the record, once', async () => {
    const pins = [{ expert: cast.expert.expert, post: need }];
    const round = await solved({ pins });
    expect(postsOf(round, cast.expert)).toEqual([need]);
    await desk.deed(round, 'solve');
    const facts = await house.factsOf(round.id);
    expect(facts.filter((name) => name === 'round.overruled')).toHaveLength(1);
  });

  it('when it was only put off, or was taken back, then nothing is barred', async () => {
    await say(cast.firm, cast.expert, 'later');
    await say(cast.rival, cast.rival, 'open');
    const round = await solved();
    expect(placed(round)).toEqual([cast.expert.expert]);
    expect(round.solution!.dismissed).toEqual([]);
  });
});
