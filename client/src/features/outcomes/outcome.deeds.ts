import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { permits } from '@zhiqiao/shared/kernel/policy';
import * as doors from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { outcomeMachine } from '@zhiqiao/shared/outcomes/outcome.machine';
import { type OutcomeStanding, outcomePolicy } from '@zhiqiao/shared/outcomes/outcome.policy';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';

type Seen = Pick<OutcomeView, 'state' | 'standings'>;

const held = (view: Seen) => view.standings as OutcomeStanding[];

/** What a person does to an outcome with a click, at most with a sentence. */
export type OutcomeDeed = keyof typeof outcomeDoors;

/** What the reader may do to this outcome now: machine x policy. */
export const deedsOnOutcome = (view: Seen): OutcomeDeed[] =>
  movesFrom(outcomeMachine, view.state).filter(
    (move): move is OutcomeDeed =>
      move in outcomeDoors && permits(outcomePolicy, move as OutcomeDeed, held(view), view.state),
  );

export const mayEditOutcome = (view: Seen): boolean =>
  permits(outcomePolicy, 'edit', held(view), view.state);

/** Deeds that ask for a sentence. */
export const withNote: readonly OutcomeDeed[] = ['giveBack', 'delist'];

export const outcomeDoors = {
  submit: doors.submitOutcome,
  approve: doors.approveOutcome,
  giveBack: doors.giveBackOutcome,
  renew: doors.renewOutcome,
  delist: doors.delistOutcome,
} as const;
