import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { permits } from '@zhiqiao/shared/kernel/policy';
import * as doors from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { type OutcomeMove, outcomeMachine } from '@zhiqiao/shared/outcomes/outcome.machine';
import { type OutcomeStanding, outcomePolicy } from '@zhiqiao/shared/outcomes/outcome.policy';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';

type Seen = Pick<OutcomeView, 'state' | 'standings'>;

const held = (view: Seen) => view.standings as OutcomeStanding[];

/** What the reader may do to this outcome now: machine x policy. */
export const deedsOnOutcome = (view: Seen): OutcomeMove[] =>
  movesFrom(outcomeMachine, view.state).filter((move) =>
    permits(outcomePolicy, move, held(view), view.state),
  );

export const mayEditOutcome = (view: Seen): boolean =>
  permits(outcomePolicy, 'edit', held(view), view.state);

/** Deeds that ask for a sentence. */
export const withNote: readonly OutcomeMove[] = ['giveBack', 'delist'];

export const outcomeDoors = {
  submit: doors.submitOutcome,
  approve: doors.approveOutcome,
  giveBack: doors.giveBackOutcome,
  delist: doors.delistOutcome,
} as const;
