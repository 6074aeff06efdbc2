import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { advance, movesFrom } from '@zhiqiao/shared/kernel/machine';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { type NeedMove, needMachine } from '@zhiqiao/shared/needs/need.machine';
import {
  type NeedAction,
  type NeedStanding,
  needPolicy,
  needStandings,
} from '@zhiqiao/shared/needs/need.policy';
import { record } from '../../platform/events.ts';
import { clockFor } from './need.clocks.ts';
import { NeedModel, type NeedRow } from './need.model.ts';

/** Who makes a move: a person, or the clockwork. */
export type Mover = Pick<Actor, 'name'> & { id?: string; role: string };
export const clockwork: Mover = { name: '系统', role: 'clockwork' };

export const loadNeed = async (id: string): Promise<NeedRow> => {
  const row: NeedRow | null = await NeedModel.findById(id).lean<NeedRow>();
  if (!row) throw new Refusal('notFound');
  return row;
};

/** @param bidder whether the actor has a bid on it (the caller knows) */
export const standingsOn = (
  actor: Actor | undefined,
  row: NeedRow,
  bidder = false,
): NeedStanding[] =>
  needStandings(actor, {
    firm: String(row.firm),
    county: row.county,
    promisedBy: row.promisedBy.map(String),
    introduced: row.introduced.map(String),
    bidders: bidder && actor?.expert ? [actor.expert] : [],
    selected: row.selected ? String(row.selected) : undefined,
  });

/** Refuses what the policy does not allow; a move from the wrong state is told with the moves left. */
export const demandOn = (row: NeedRow, action: NeedAction, held: NeedStanding[]): void => {
  demand(needPolicy, 'read', held, row.state);
  const life = needMachine.moves as Record<string, { from: readonly string[] } | undefined>;
  const move = life[action];
  const mayEver = needPolicy[action].some((line) => line.who.some((who) => held.includes(who)));
  if (
    mayEver &&
    move &&
    !move.from.includes(row.state) &&
    !(action === 'publish' && row.state === 'submitted')
  ) {
    throw new Refusal('moveNotPossible', {
      noun: 'need',
      state: row.state,
      move: action,
      movesLeft: movesFrom(needMachine, row.state),
    });
  }
  demand(needPolicy, action, held, row.state);
};

const factOf: Record<NeedMove, string> = {
  submit: 'need.submitted',
  accept: 'need.accepted',
  return: 'need.returned',
  decline: 'need.declined',
  publish: 'need.published',
  engage: 'need.engaged',
  commit: 'need.committed',
  deliver: 'need.delivering',
  resolve: 'need.resolved',
  close: 'need.closed',
  pause: 'need.paused',
  resume: 'need.resumed',
  expire: 'need.expired',
  renew: 'need.renewed',
  guide: 'need.guided',
  withdraw: 'need.withdrawn',
};

export interface Saying {
  /** a clock that the state alone does not tell */
  clock?: NonNullable<NeedRow['clock']>;
  set?: Partial<NeedRow>;
  unset?: Record<string, 1>;
  reason?: string;
  note?: string;
  refs?: Record<string, string>;
}

export const recordOn = (
  row: NeedRow,
  name: string,
  by: Mover,
  at: Date,
  more: Omit<Saying, 'set' | 'unset' | 'clock'> & { from?: string; to?: string } = {},
) =>
  record(
    {
      name,
      subject: { noun: 'need', id: String(row._id) },
      county: row.county,
      actor: { ...(by.id ? { id: by.id } : {}), name: by.name, role: by.role },
      ...more,
    },
    at,
  );

/** Moves a need on: the state it came from is in the filter, so that of two movers one wins. Records the fact. */
export const moveNeed = async (
  row: NeedRow,
  move: NeedMove,
  by: Mover,
  at: Date,
  saying: Saying = {},
): Promise<NeedRow> => {
  const to = advance(needMachine, row.state, move);
  const { set, unset, clock: given, ...said } = saying;
  const about = { county: row.county, deadline: set?.deadline ?? row.deadline };
  const clock = given ?? (await clockFor(to, about, at));
  const saved = await NeedModel.findOneAndUpdate(
    { _id: row._id, state: row.state },
    {
      $set: { ...set, state: to, movedAt: at, ...(clock ? { clock } : {}) },
      $unset: { ...unset, ...(clock ? {} : { clock: 1 }) },
    },
    { returnDocument: 'after' },
  ).lean<NeedRow>();
  if (!saved)
    throw new Refusal('moveNotPossible', { noun: 'need', state: row.state, move, movesLeft: [] });
  await recordOn(saved, factOf[move], by, at, { ...said, from: row.state, to });
  return saved;
};
