import { describe, expect, it } from '@jest/globals';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { lackingFor } from '@zhiqiao/shared/trials/trial.guards';
import { inUse, type TrialMove, trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import { type TrialStanding, trialPolicy } from '@zhiqiao/shared/trials/trial.policy';
import fc from 'fast-check';
import { planOf } from '../../server/src/features/payments/payment.plan.ts';
import { costOfTrial } from '../../server/src/features/trials/trial.cost.ts';
import { courseOf } from '../../server/src/features/trials/trial.course.ts';
import { factsOf } from '../../server/src/features/trials/trial.facts.ts';
import type { TrialRow } from '../../server/src/features/trials/trial.model.ts';
import {
  around,
  asItWas,
  by,
  dayLength,
  dayOf,
  fresh,
  moves,
  rules,
  start,
  writes,
} from '../support/trials.deeds.ts';

/** One deed as the use cases make it: laid on the row, judged, and taken whole or not at all. */
const tried = (
  row: TrialRow,
  move: TrialMove,
  at: Date,
  good: boolean,
  byClockwork = false,
): TrialRow | undefined => {
  if (!(trialMachine.moves[move].from as readonly string[]).includes(row.state)) return undefined;
  const next = { ...row, ...(writes[move]?.(row, at, good) ?? {}) };
  const judged = asItWas.includes(move) ? row : next;
  if (lackingFor(move, factsOf(judged, around(at, byClockwork))).length) return undefined;
  if (move === 'reconsider' || move === 'sendBack') {
    const { decision: _d, lessons: _l, stoppedOn: _s, ...rest } = next;
    return { ...(rest as TrialRow), state: trialMachine.moves[move].to };
  }
  return { ...next, state: trialMachine.moves[move].to };
};

/** Moves that end it early, or lead back. */
const away: readonly TrialMove[] = [
  'callOff',
  'decline',
  'claimBreach',
  'sendBack',
  'reconsider',
  'refuseExtension',
  'giveBack',
  'reprice',
];

const towards = (state: TrialRow['state'], any: boolean): TrialMove[] =>
  moves.filter(
    (name) =>
      (trialMachine.moves[name].from as readonly string[]).includes(state) &&
      (any || !away.includes(name)),
  );

interface Step {
  move: TrialMove;
  wait: number;
  good: boolean;
  report: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  move: fc.constantFrom(...moves),
  wait: fc.integer({ min: 0, max: 25 }),
  good: fc.boolean(),
  report: fc.integer({ min: 0, max: 30_000_000 }),
});

describe('ten thousand trials', () => {
  it('when moves are tried in any order at any time, then illegal ones change nothing, money reconciles, and none ends undecided', () => {
    let ended = 0;
    let converted = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 45, size: 'max' }), (steps) => {
        let row = fresh();
        let at = start;
        for (const { move, wait, good, report } of steps) {
          at += wait * dayLength;
          const now = new Date(at);
          // Most steps try what is possible here, so that walks get far; the others try anything.
          const possible = towards(row.state, report % 9 === 0);
          const name =
            (good || report % 4 > 0) && possible.length
              ? possible[report % possible.length]!
              : move;
          if ((inUse as readonly string[]).includes(row.state))
            row = {
              ...row,
              reports: [
                {
                  id: 'r',
                  on: dayOf(now),
                  values: [],
                  quantities: [{ name: '增产值', value: report }],
                  note: '',
                  files: [],
                  by: by(now),
                },
              ],
            };
          // Frozen: whatever changed a trial without being allowed to would break here.
          const next = tried(Object.freeze(row), name, now, good || report % 3 > 0);
          if (next) row = next;
          if (next && name === 'price' && row.price!.amountFen !== costOfTrial(row)!.amountFen)
            throw new Error('a price that is not the agreed one');
        }
        const end = new Date(at + 4000 * dayLength);
        // Whoever let its time run out is to be decided, and is seen to be overdue by everybody.
        const late =
          row.state === 'inTrial' || row.state === 'extended'
            ? tried(row, 'evaluate', end, true, true)!
            : row;
        if ((inUse as readonly string[]).includes(row.state)) {
          expect(late.state).toBe('evaluating');
          expect(courseOf(late, rules, end).overdue).toBe(true);
        }
        if (trialMachine.states[row.state].final) {
          ended += 1;
          const kinds = row.startedOn ? ['convert', 'return', 'breach'] : ['calledOff', 'declined'];
          expect(kinds).toContain(row.decision?.kind);
        }
        if (row.state === 'converted') {
          converted += 1;
          expect(row.decision!.kind).toBe('convert');
          expect(row.price!.amountFen).toBeLessThanOrEqual(30_000_000);
          // What the contract will bring is its amount, to the fen; later years follow by their own figures.
          const { pricing, trigger } = row.terms!;
          const { amountFen } = row.price!;
          const plan = planOf({ amountFen, signedOn: dayOf(new Date(at)), pricing, trigger }, 30);
          const parts = plan.filter(({ kind }) => kind === 'part');
          expect(parts.reduce((sum, part) => sum + part.amountFen!, 0)).toBe(amountFen);
        } else expect(row.contract).toBeUndefined();
      }),
      { numRuns: 10_000, seed: 7 },
    );
    // The walks are long enough to say something: many end, some in a contract.
    expect(ended).toBeGreaterThan(1000);
    expect(converted).toBeGreaterThan(20);
  });

  it('when each move is tried by each standing in each state, then the machine knows it wherever the policy allows it', () => {
    const standings: TrialStanding[] = [
      'firm',
      'unit',
      'inventor',
      'officer',
      'signedIn',
      'clockwork',
    ];
    const table = moves.flatMap((move) =>
      standings.flatMap((who) => {
        const states = (
          Object.keys(trialMachine.states) as (keyof typeof trialMachine.states)[]
        ).filter((state) => permits(trialPolicy, move, [who], state));
        for (const state of states) expect(trialMachine.moves[move].from).toContain(state);
        return states.length ? [`${move} | ${who} | ${states.join(' ')}`] : [];
      }),
    );
    expect(table).toMatchSnapshot();
  });
});
