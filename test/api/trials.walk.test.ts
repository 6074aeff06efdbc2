import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import fc from 'fast-check';
import { trialClockwork } from '../../server/src/features/trials/trial.clockwork.ts';
import { type House, openHouse } from '../support/app.ts';
import { aVerifiedFirm, type Seated } from '../support/people.ts';
import {
  aListedOutcome,
  aReport,
  aTrialCast,
  days,
  diligence,
  post,
  request,
  type TrialCast,
  terms,
  today,
  upload,
} from '../support/trials.ts';

let house: House;
let cast: TrialCast;
let other: Seated;

beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T01:00:00Z' });
  cast = await aTrialCast(house);
  other = await aVerifiedFirm(house, cast.officer);
});
afterAll(() => house.close());

const read = async (id: string) =>
  (await cast.officer.person.get(`/api/trials/${id}`).expect(200)).body;

describe('a request that waits for its turn', () => {
  it('when the firm writes it anew, then an older revision is refused; withdrawn, it has its end on record and may be asked again', async () => {
    const outcome = await aListedOutcome(cast, { exclusive: true });
    await post(cast.firm, '/api/trials', request(outcome.id));
    const mine = await post(other, '/api/trials', request(outcome.id));
    expect(mine).toMatchObject({ state: 'requested', place: 1 });
    const { scope, size, months } = request(outcome.id) as Record<string, unknown>;
    const anew = { useCase: '改在二号线先试', scope, size, months, rev: mine.rev };
    const put = (who: Seated, body: object) => who.person.put(`/api/trials/${mine.id}`, body);
    await put(cast.firm, anew).expect(404);
    const saved = (await put(other, anew).expect(200)).body;
    expect(saved).toMatchObject({ useCase: '改在二号线先试', rev: mine.rev + 1, place: 1 });
    expect((await put(other, { ...anew, useCase: '旧稿' }).expect(409)).body.code).toBe('stale');
    const off = { reason: 'planChanged', note: '今年不上新线' };
    const gone = await post(other, `/api/trials/${mine.id}/call-off`, off);
    expect(gone).toMatchObject({ state: 'ended', decision: { kind: 'calledOff' } });
    await put(other, { ...anew, rev: gone.rev }).expect(403);
    expect(await house.factsOf(mine.id)).toEqual(
      expect.arrayContaining(['trial.edited', 'trial.calledOff']),
    );
    await post(other, '/api/trials', request(outcome.id));
  });
});

const bodies: Record<string, (good: boolean, evidence: string) => object> = {
  submit: () => ({}),
  'call-off': () => ({ reason: 'planChanged', note: '今年不上' }),
  approve: (good) => (good ? diligence : { basis: '', decidedBy: '' }),
  decline: () => ({ note: '另有安排' }),
  'hand-over': (good) => ({ given: good ? ['doc1', 'doc2'] : ['doc1'] }),
  begin: (good) => ({
    startedOn: today(house),
    received: good ? ['doc1', 'doc2'] : [],
    baseline: [
      { key: 'ind1', value: 86 },
      { key: 'ind2', value: 1.8 },
    ],
    measured: '连续三批抽检',
  }),
  reports: () => aReport(house),
  'ask-extension': (good) => ({ days: good ? 20 : 900, reason: '还要再看一批' }),
  'grant-extension': () => ({}),
  'refuse-extension': () => ({ note: '按原定时间' }),
  evaluate: () => ({}),
  keep: () => ({ reason: '合格率到了' }),
  return: (good) => ({
    reason: '没有达到',
    lessons: '主轴跳动要先治',
    stoppedOn: today(house),
    stopUse: good,
  }),
  reconsider: () => ({}),
  'approve-conversion': () => diligence,
  'send-back': () => ({ note: '请补第三批数据' }),
  price: (good) => ({
    method: 'agreement',
    amountFen: good ? 9_172_500 : 1,
    record: '',
    contractKind: 'license',
  }),
  convert: () => ({ signedOn: today(house) }),
  finish: () => ({ note: '资料已收回' }),
  breach: (good, evidence) => ({
    text: '超出约定的产线使用，有照片为证',
    files: good ? [evidence] : [],
  }),
  mediate: () => ({ note: '约双方到科技局' }),
  settle: () => ({ against: 'nobody', text: '查明没有越界使用，双方和解' }),
};

/** What usually comes next: walks get far, and still try anything at any time. */
const onward: Record<string, readonly [who: string, deed: string][]> = {
  unitReview: [['unit', 'approve']],
  termsAgreed: [
    ['unit', 'terms'],
    ['firm', 'sign'],
    ['unit', 'sign'],
  ],
  signed: [['unit', 'hand-over']],
  handover: [['firm', 'begin']],
  inTrial: [
    ['firm', 'reports'],
    ['firm', 'evaluate'],
  ],
  extended: [['unit', 'grant-extension']],
  evaluating: [
    ['firm', 'keep'],
    ['firm', 'return'],
  ],
  converting: [['unit', 'approve-conversion']],
  pricing: [['unit', 'price']],
  publicity: [['unit', 'convert']],
  returned: [['unit', 'finish']],
  breached: [['officer', 'mediate']],
  rightsClaim: [['officer', 'settle']],
};

const anybody = ['firm', 'unit', 'inventor', 'officer', 'other'] as const;
const step = fc.record({
  who: fc.constantFrom(...anybody),
  deed: fc.constantFrom(...Object.keys(bodies), 'terms', 'sign'),
  good: fc.integer({ min: 0, max: 4 }).map((of) => of > 0),
  free: fc.integer({ min: 0, max: 3 }).map((of) => of === 0),
  pick: fc.nat(100),
  wait: fc.constantFrom(0, 0, 0, 1, 9),
});

interface Seen {
  id: string;
  terms?: { rev: number };
}

const ask = (who: Seated, trial: Seen, deed: string, good: boolean, evidence: string) => {
  const { id } = trial;
  const rev = trial.terms?.rev ?? 0;
  if (deed === 'terms')
    return who.person.put(`/api/trials/${id}/terms`, { terms: terms({ months: 2 }), rev });
  if (deed === 'sign')
    return who.person.post(`/api/trials/${id}/sign`, { terms: good ? rev : 99, pledge: true });
  return who.person.post(`/api/trials/${id}/${deed}`, bodies[deed]!(good, evidence));
};

/** Deeds that leave the state as it is. */
const still = ['terms', 'sign', 'reports'];

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const walk = async (id: string, steps: readonly Step[]): Promise<number> => {
  const cards: Record<string, Seated> = { ...cast, other };
  let moved = 0;
  let before = await read(id);
  for (const { who, deed, good, free, pick, wait } of steps) {
    if (wait) {
      house.clock.pass(days(wait));
      await trialClockwork.run(house.assembly.world);
      before = await read(id);
    }
    const usual = onward[before.state] ?? [];
    const [by, what] = free || !usual.length ? [who, deed] : usual[pick % usual.length]!;
    const evidence = what === 'breach' && good ? await upload(cards[by]!) : '';
    const reply = await ask(cards[by]!, before, what, good, evidence);
    const after = await read(id);
    expect([200, 400, 403, 404, 409]).toContain(reply.status);
    if (reply.status !== 200) {
      expect([after.state, after.rev]).toEqual([before.state, before.rev]);
      continue;
    }
    expect(by).not.toBe('other');
    const from = before.state;
    before = after;
    if (after.state === from) continue;
    moved += 1;
    const legal = Object.values(trialMachine.moves).some(
      (move) => (move.from as readonly string[]).includes(from) && move.to === after.state,
    );
    expect(legal || still.includes(what)).toBe(true);
  }
  return moved;
};

describe('a random walk through the doors', () => {
  it('when anybody tries anything at any time, then only what machine, rights and guards allow changes a trial, and its end and money are on record', async () => {
    const walks = fc.sample(fc.array(step, { minLength: 45, maxLength: 45 }), {
      numRuns: 4,
      seed: 21,
    });
    const ends: string[] = [];
    let moved = 0;
    for (const steps of walks) {
      const { id: outcome } = await aListedOutcome(cast);
      const { id } = await post(cast.firm, '/api/trials', request(outcome));
      moved += await walk(id, steps);
      const trial = await read(id);
      ends.push(trial.state);
      if (trialMachine.states[trial.state as 'ended'].final)
        expect(trial.decision?.kind).toBeTruthy();
      if (trial.state === 'converted') {
        const paid = await cast.officer.person.get(
          `/api/desk/payments?contract=${trial.contract.id}`,
        );
        const { planned, due, paid: sent, confirmed } = paid.body.sums;
        expect(planned + due + sent + confirmed).toBe(trial.price.amountFen);
      } else expect(trial.contract).toBeUndefined();
      // A firm that is past its time may not ask again: the walk decides what is left open.
      if (trial.overdue)
        await post(cast.firm, `/api/trials/${id}/return`, bodies.return!(true, ''));
    }
    // Long enough to say something.
    expect(moved).toBeGreaterThan(25);
    expect(new Set(ends).size).toBeGreaterThan(1);
  });
});
