import { describe, expect, it } from '@jest/globals';
import { bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import { contractMachine } from '@zhiqiao/shared/contracts/contract.machine';
import { engagementMachine } from '@zhiqiao/shared/engagements/engagement.machine';
import { introductionMachine } from '@zhiqiao/shared/introductions/introduction.machine';
import { advance, type Machine, movesFrom, openStates } from '@zhiqiao/shared/kernel/machine';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { leadMachine } from '@zhiqiao/shared/leads/lead.machine';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { outcomeMachine } from '@zhiqiao/shared/outcomes/outcome.machine';
import { paymentMachine } from '@zhiqiao/shared/payments/payment.machine';
import { offerMachine } from '@zhiqiao/shared/rounds/offer.machine';
import { roundMachine } from '@zhiqiao/shared/rounds/round.machine';
import { ruleMachine } from '@zhiqiao/shared/rules/rule.machine';
import { trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import fc from 'fast-check';

const machines = [
  needMachine,
  bidMachine,
  outcomeMachine,
  engagementMachine,
  ruleMachine,
  trialMachine,
  contractMachine,
  leadMachine,
  offerMachine,
  introductionMachine,
  roundMachine,
  paymentMachine,
] as unknown as Machine<string, string>[];

describe.each(machines.map((life) => [life.noun, life] as const))(
  'the life of a %s',
  (_noun, life) => {
    const states = Object.keys(life.states);
    const moves = Object.keys(life.moves);

    it('when moves are tried in any order, then each lands where the machine says or is refused with the moves left', () => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 40 }), (tried) => {
          let state = life.initial;
          for (const move of tried) {
            const legal = life.moves[move]!.from.includes(state);
            try {
              const next = advance(life, state, move);
              expect(legal).toBe(true);
              expect(next).toBe(life.moves[move]!.to);
              state = next;
            } catch (error) {
              expect(legal).toBe(false);
              expect(error).toBeInstanceOf(Refusal);
              expect((error as Refusal).detail).toMatchObject({
                state,
                move,
                movesLeft: movesFrom(life, state),
              });
            }
          }
        }),
      );
    });

    it('when a state is final, then nothing leads out of it; when it is not, then something does', () => {
      for (const state of states)
        expect(movesFrom(life, state).length > 0).toBe(!life.states[state]!.final);
    });

    it('when one walks from the beginning, then every state is reached and an end is always near', () => {
      const reached = new Set([life.initial]);
      for (let before = 0; before !== reached.size; ) {
        before = reached.size;
        for (const move of Object.values(life.moves))
          if (move.from.some((from) => reached.has(from))) reached.add(move.to);
      }
      expect([...reached].sort()).toEqual([...states].sort());
      const ending = new Set(states.filter((state) => life.states[state]!.final));
      for (let before = 0; before !== ending.size; ) {
        before = ending.size;
        for (const move of Object.values(life.moves))
          if (ending.has(move.to)) for (const from of move.from) ending.add(from);
      }
      expect(openStates(life).filter((state) => !ending.has(state))).toEqual([]);
    });

    it('when a state or a move is shown, then it has a word in both languages', () => {
      for (const words of [...Object.values(life.states), ...Object.values(life.moves)]) {
        expect(words.zh).toMatch(/\p{Script=Han}/u);
        expect(words.en).toMatch(/[A-Za-z]/);
      }
    });
  },
);
