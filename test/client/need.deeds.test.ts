import { describe, expect, it } from '@jest/globals';
import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { type NeedStanding, needPolicy } from '@zhiqiao/shared/needs/need.policy';
import { type NeedRow, type NeedState, needStates } from '@zhiqiao/shared/needs/need.schema';
import fc from 'fast-check';
import { answersTo, bestOf } from '../../client/src/features/comparing/bid.deeds.ts';
import { type DeedView, deedsOf } from '../../client/src/features/needs/need.deeds.ts';
import { nextOf } from '../../client/src/features/needs/need.next.ts';
import { owedIn } from '../../client/src/features/needs/need.owed.ts';
import { hex, needView } from './need.samples.ts';

const on = (state: NeedState, standings: NeedStanding[], more: Partial<DeedView> = {}) =>
  deedsOf(needView({ state, standings, ...more }));

const firm: NeedStanding[] = ['signedIn', 'firm'];
const officer: NeedStanding[] = ['signedIn', 'officer'];
const expert: NeedStanding[] = ['signedIn', 'expert'];

describe('what a reader is offered on a need', () => {
  it('when a guest reads it, then nothing is', () => {
    for (const state of needStates) expect(on(state, ['guest'])).toEqual([]);
  });

  it('when it waits for review, then the bureau decides and the firm can only take it back', () => {
    expect(on('submitted', officer)).toEqual(['accept', 'publish', 'return', 'decline']);
    expect(on('submitted', firm)).toEqual(['withdraw']);
  });

  it('when the text was changed, then the firm is asked to confirm, and not again once it has', () => {
    expect(on('refining', firm, { confirmed: false })).toEqual(['confirm', 'withdraw']);
    expect(on('refining', firm, { confirmed: true })).toEqual(['withdraw']);
  });

  it('when bids are open, then an expert may bid once and promise where a promise opens something', () => {
    const hidden = [{ group: 'files', tier: 'promised' }] as DeedView['hidden'];
    expect(on('matching', expert, { hidden })).toEqual(['bid', 'promise']);
    expect(on('matching', [...expert, 'promised'], { hidden })).toEqual(['bid']);
    const myBid = { id: 'b', state: 'submitted' };
    expect(on('matching', [...expert, 'bidder'], { myBid })).toEqual([]);
  });

  it('when it is delivered, then the chosen expert agrees only after the firm has reported', () => {
    const selected: NeedStanding[] = [...expert, 'bidder', 'selected'];
    const myBid = { id: 'b', state: 'awarded' };
    expect(on('delivering', selected, { myBid, results: undefined })).toEqual([]);
    const results = [{ key: 'v2rate', value: 96, met: 'yes' as const, note: '' }];
    expect(on('delivering', selected, { myBid, results })).toEqual(['resolve']);
    expect(on('delivering', firm)).toEqual(['report', 'withdraw']);
  });

  it('when anybody stands anyhow to it, then every deed is a row of the policy and every move one of the machine', () => {
    const all: NeedStanding[] = [
      'guest',
      'signedIn',
      'expert',
      'promised',
      'selected',
      'firm',
      'officer',
      'leader',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...needStates), fc.subarray(all), (state, standings) => {
        const moves: readonly string[] = movesFrom(needMachine, state);
        for (const deed of on(state, standings)) {
          const rows = needPolicy[deed].filter(
            ({ who, when }) =>
              who.some((one) => standings.includes(one)) && (!when || when.includes(state)),
          );
          expect(rows.length).toBeGreaterThan(0);
          if (deed in needMachine.moves && deed !== 'publish') expect(moves).toContain(deed);
        }
      }),
    );
  });
});

describe('whose move it is on a need', () => {
  const clock = {
    who: 'firm' as const,
    what: 'answerBids',
    startedAt: '2026-11-10T00:00:00Z',
    due: '2026-11-27T15:59:59Z',
  };
  it('when bids wait, then it is the firm’s, by the date of the earliest', () => {
    const view = needView({ state: 'matching', standings: firm, clock });
    expect(nextOf(view)).toMatchObject({
      code: 'answerBids',
      mine: true,
      deed: 'answerBids',
      clock,
    });
    const asOfficer = nextOf(needView({ state: 'matching', standings: officer, clock }));
    expect(asOfficer).toMatchObject({ code: 'answerBids', who: 'firm', mine: false });
    expect(asOfficer?.deed).toBeUndefined();
  });

  it('when a 首席科技官 must countersign, then only they are asked to', () => {
    const asked = { ...clock, what: 'countersign' };
    const of = (standings: NeedStanding[]) =>
      nextOf(needView({ state: 'draft', standings, clock: asked }));
    expect(of(firm)).toMatchObject({ who: 'technologist', mine: false });
    expect(of([...firm, 'chiefTechnologist'])).toMatchObject({ mine: true, deed: 'submit' });
  });

  it('when it has come to its end, then nobody is waited for', () => {
    for (const state of ['closed', 'withdrawn', 'declined', 'toGuide'] as const)
      expect(nextOf(needView({ state, standings: firm }))).toBeUndefined();
  });
});

describe('what a firm may answer to a bid', () => {
  const need = { state: 'matching' as const, standings: firm };
  it('when it is shortlisted, then it can be awarded; on a need that is paused it cannot', () => {
    const bid = { state: 'shortlisted' as const, standings: ['firm'] };
    expect(answersTo(bid, need)).toEqual([
      'award',
      'negotiate',
      'select',
      'clarify',
      'waitlist',
      'decline',
    ]);
    expect(answersTo(bid, { ...need, state: 'paused' })).not.toContain('award');
  });

  it('when the bureau looks, then it may only rule', () => {
    expect(answersTo({ state: 'reviewing', standings: ['officer'] }, need)).toEqual(['rule']);
  });

  it('when figures are compared, then the best is by the sign, and equals are not marked', () => {
    const of = (...values: (number | null)[]) =>
      values.map((value, at) => ({ key: String(at), value }));
    expect(bestOf(of(95, 96, null), 'gte')).toEqual(['1']);
    expect(bestOf(of(0.8, 0.72), 'lte')).toEqual(['1']);
    expect(bestOf(of(95, 95), 'gte')).toEqual([]);
    expect(bestOf(of(95, null), 'gte')).toEqual([]);
  });
});

describe('what waits for a firm on its desk', () => {
  const row = (changes: Partial<NeedRow>): NeedRow => ({
    id: hex('a'),
    number: 'XQ2026-0018',
    title: '套圈噪声',
    state: 'matching',
    firm: '砺行轴承',
    deadline: null,
    bids: 0,
    waiting: 0,
    health: 70,
    ...changes,
  });
  const clock = (what: string, due: string, who: 'firm' | 'bureau' = 'firm') => ({
    who,
    what,
    startedAt: '2026-11-01T00:00:00Z',
    due,
  });

  it('when several wait, then the earliest due comes first and a draft last', () => {
    const rows = [
      row({ state: 'draft' }),
      row({ state: 'returned', clock: clock('mend', '2026-11-30T00:00:00Z') }),
      row({ clock: clock('answerBids', '2026-11-25T00:00:00Z') }),
      row({ state: 'submitted', clock: clock('review', '2026-11-24T00:00:00Z', 'bureau') }),
    ];
    expect(owedIn(rows, false).map(({ code }) => code)).toEqual(['answerBids', 'mend', 'write']);
  });

  it('when it has no clock but the firm must speak, then it waits all the same', () => {
    const rows = [
      row({ state: 'delivering', reported: false }),
      row({ state: 'delivering', reported: true }),
      row({ state: 'refining', confirmed: false }),
    ];
    expect(owedIn(rows, false).map(({ code }) => code)).toEqual(['report', 'confirm']);
  });

  it('when it waits for a countersignature, then only the 首席科技官 owes it', () => {
    const rows = [row({ state: 'draft', clock: clock('countersign', '2026-11-30T00:00:00Z') })];
    expect(owedIn(rows, false)).toEqual([]);
    expect(owedIn(rows, true).map(({ code }) => code)).toEqual(['countersign']);
  });
});
