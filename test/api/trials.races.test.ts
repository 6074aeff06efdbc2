import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trialClockwork } from '../../server/src/features/trials/trial.clockwork.ts';
import { type House, openHouse } from '../support/app.ts';
import { aVerifiedFirm, type Seated } from '../support/people.ts';
import {
  aListedOutcome,
  aTrialCast,
  days,
  diligence,
  post,
  request,
  type TrialCast,
} from '../support/trials.ts';

let house: House;
let cast: TrialCast;
const firms: Seated[] = [];

beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T01:00:00Z' });
  cast = await aTrialCast(house);
  for (let index = 0; index < 50; index += 1) firms.push(await aVerifiedFirm(house, cast.officer));
});
afterAll(() => house.close());

const statesOf = async (outcome: string): Promise<Record<string, number>> =>
  (await cast.unit.person.get(`/api/desk/trials?outcome=${outcome}`).expect(200)).body.byState;

describe('an exclusive outcome', () => {
  it('when fifty firms ask at once, then one goes to the unit, the others wait in turn and are told', async () => {
    const outcome = await aListedOutcome(cast, { exclusive: true });
    const replies = await Promise.all(
      firms.map((firm) => firm.person.post('/api/trials', request(outcome.id))),
    );
    expect(replies.map(({ status }) => status)).toEqual(firms.map(() => 200));
    const states = replies.map(({ body }) => body.state);
    expect(states.filter((state) => state === 'unitReview')).toHaveLength(1);
    expect(states.filter((state) => state === 'requested')).toHaveLength(49);
    expect(await statesOf(outcome.id)).toEqual({ unitReview: 1, requested: 49 });
    const waiting = replies.filter(({ body }) => body.state === 'requested');
    for (const { body } of waiting) expect(body.place).toBeGreaterThan(0);
    expect((await house.guest().get(`/api/outcomes/${outcome.id}`)).body.taken).toBe(true);

    const mine = (firm: Seated) => replies[firms.indexOf(firm)]!.body;
    const winner = firms.find((firm) => mine(firm).state === 'unitReview')!;
    await post(cast.unit, `/api/trials/${mine(winner).id}/decline`, { note: '另有安排' });
    const list = (await cast.unit.person.get(`/api/desk/trials?outcome=${outcome.id}&pageSize=100`))
      .body.items;
    const offered = list.filter(
      (card: { clock?: { what: string } }) => card.clock?.what === 'submit',
    );
    expect(offered).toHaveLength(1);
    expect(await house.factsOf(offered[0].id)).toEqual([
      'trial.requested',
      'trial.queued',
      'trial.placeFree',
    ]);
    // Whoever lets the offer lie makes room for the next.
    house.clock.pass(days(15));
    await trialClockwork.run(house.assembly.world);
    expect(await statesOf(outcome.id)).toEqual({ ended: 2, requested: 48 });
  });

  it('when one firm asks fifty times at once, then there is one trial', async () => {
    const outcome = await aListedOutcome(cast);
    const [firm] = firms as [Seated];
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => firm.person.post('/api/trials', request(outcome.id))),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ body }) => body.code === 'alreadyExists')).toHaveLength(49);
    expect(await statesOf(outcome.id)).toEqual({ unitReview: 1 });
  });

  it('when two officers decide on one request at once, twenty times, then one wins each', async () => {
    const outcome = await aListedOutcome(cast);
    for (const firm of firms.slice(1, 21)) {
      const { id } = await post(firm, '/api/trials', request(outcome.id));
      const replies = await Promise.all([
        cast.unit.person.post(`/api/trials/${id}/approve`, diligence),
        cast.unit.person.post(`/api/trials/${id}/decline`, { note: '不同意' }),
      ]);
      expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    }
  });
});
