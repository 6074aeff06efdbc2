import { Refusal } from './refusal.ts';

/** The six looks a state may have; the shape and the colour are the client's. */
export type Tone = 'draft' | 'wait' | 'live' | 'done' | 'over' | 'end';

export interface State {
  readonly zh: string;
  readonly en: string;
  readonly tone: Tone;
  /** nothing follows */
  readonly final?: true;
}

export interface Move<S extends string> {
  readonly from: readonly S[];
  readonly to: S;
  readonly zh: string;
  readonly en: string;
}

/** The life of a noun as data: which move leads from which states to which. */
export interface Machine<S extends string, M extends string> {
  readonly noun: string;
  readonly initial: S;
  readonly states: Readonly<Record<S, State>>;
  readonly moves: Readonly<Record<M, Move<S>>>;
}

export const machine = <S extends string, M extends string>(life: {
  noun: string;
  initial: NoInfer<S>;
  states: Record<S, State>;
  moves: Record<M, { from: readonly NoInfer<S>[]; to: NoInfer<S>; zh: string; en: string }>;
}): Machine<S, M> => life;

export type StateOf<X> = X extends Machine<infer S, string> ? S : never;
export type MoveOf<X> = X extends Machine<string, infer M> ? M : never;

/** The moves that are possible from this state, in the order of the machine. */
export const movesFrom = <S extends string, M extends string>(life: Machine<S, M>, state: S): M[] =>
  (Object.keys(life.moves) as M[]).filter((name) => life.moves[name].from.includes(state));

/** The state after the move; refuses with the moves left when it is not possible from here. */
export const advance = <S extends string, M extends string>(
  life: Machine<S, M>,
  state: S,
  move: M,
): S => {
  if (!life.moves[move].from.includes(state)) {
    throw new Refusal('moveNotPossible', {
      noun: life.noun,
      state,
      move,
      movesLeft: movesFrom(life, state),
    });
  }
  return life.moves[move].to;
};

/** States from which something still follows. */
export const openStates = <S extends string>(life: Machine<S, string>): S[] =>
  (Object.keys(life.states) as S[]).filter((state) => !life.states[state].final);
