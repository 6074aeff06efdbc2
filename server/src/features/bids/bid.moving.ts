import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { type BidMove, bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import {
  type BidAction,
  type BidStanding,
  bidPolicy,
  bidStandings,
} from '@zhiqiao/shared/bids/bid.policy';
import { advance, movesFrom } from '@zhiqiao/shared/kernel/machine';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { record } from '../../platform/events.ts';
import { afterWorkingDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { BidModel, type BidRow } from './bid.model.ts';

export interface Mover {
  id?: string;
  name: string;
  role: string;
}

export const loadBid = async (id: string): Promise<BidRow> => {
  const row = await BidModel.findById(id).lean<BidRow>();
  if (!row) throw new Refusal('notFound');
  return row;
};

export const standingsOn = (actor: Actor | undefined, row: BidRow): BidStanding[] =>
  bidStandings(actor, {
    expert: String(row.expert),
    unit: row.unit ? String(row.unit) : undefined,
    // A bid that never reached the firm is none of its business, whatever became of it.
    firm: row.submittedAt ? String(row.firm) : '',
    county: row.county,
  });

/** Refuses what the policy does not allow; a move from the wrong state is told with the moves left. */
export const demandOn = (row: BidRow, action: BidAction, held: BidStanding[]): void => {
  demand(bidPolicy, 'read', held, row.state);
  const move = (bidMachine.moves as Record<string, { from: readonly string[] } | undefined>)[
    action
  ];
  const mayEver = bidPolicy[action].some((line) => line.who.some((who) => held.includes(who)));
  if (mayEver && move && !move.from.includes(row.state)) {
    throw new Refusal('moveNotPossible', {
      noun: 'bid',
      state: row.state,
      move: action,
      movesLeft: movesFrom(bidMachine, row.state),
    });
  }
  demand(bidPolicy, action, held, row.state);
};

const factOf: Record<BidMove, string> = {
  toUnit: 'bid.sentToUnit',
  submit: 'bid.submitted',
  giveBack: 'bid.givenBack',
  open: 'bid.opened',
  clarify: 'bid.questioned',
  answer: 'bid.answered',
  shortlist: 'bid.shortlisted',
  negotiate: 'bid.negotiating',
  select: 'bid.selected',
  waitlist: 'bid.waitlisted',
  promote: 'bid.promoted',
  award: 'bid.awarded',
  decline: 'bid.declined',
  rule: 'bid.ruledIneligible',
  withdraw: 'bid.withdrawn',
  lapse: 'bid.lapsed',
};

type Clock = NonNullable<BidRow['clock']>;

/** After these the firm has to decide: nobody stays on a list for ever. */
const deciding: readonly BidMove[] = ['shortlist', 'negotiate', 'select', 'waitlist', 'promote'];

/** Who must act on a bid after a move. A review that goes on keeps the reply date it had. */
const clockAfter = async (row: BidRow, move: BidMove, at: Date): Promise<Clock | undefined> => {
  const start = async (
    who: string,
    what: string,
    rule: 'bid.unitDays' | 'bid.replyDays' | 'bid.answerDays' | 'bid.decideDays',
  ) => ({
    who,
    what,
    startedAt: at,
    due: afterWorkingDays(at, await ruleValue(rule, row.county, at)),
  });
  if (move === 'toUnit') return start('unit', 'reviewBid', 'bid.unitDays');
  if (move === 'submit' || move === 'answer') return start('firm', 'answerBid', 'bid.replyDays');
  if (move === 'clarify') return start('expert', 'clarifyBid', 'bid.answerDays');
  if (deciding.includes(move)) return start('firm', 'decideBid', 'bid.decideDays');
  if (move === 'open') return row.clock ?? undefined;
  return undefined;
};

/** Moves by which the firm has answered the expert, for the reply record. */
const answering: readonly BidMove[] = [
  'clarify',
  'shortlist',
  'decline',
  'award',
  'waitlist',
  'select',
];

/** Moves by which somebody else ends an expert's bid: never without a reason and a sentence. */
const ending: readonly BidMove[] = ['decline', 'rule', 'lapse'];

const demandReason = (move: BidMove, reason: BidRow['reason'] | undefined): void => {
  if (ending.includes(move) && !(reason?.code && reason.sentence))
    throw new Error(`a bid is not ended (${move}) without a reason and a sentence`);
};

export interface Saying {
  set?: Partial<BidRow>;
  reason?: string;
  note?: string;
  refs?: Record<string, string>;
}

export const recordOn = (
  row: BidRow,
  name: string,
  by: Mover,
  at: Date,
  more: Omit<Saying, 'set'> & { from?: string; to?: string } = {},
) =>
  record(
    {
      name,
      subject: { noun: 'bid', id: String(row._id) },
      about: { noun: 'need', id: String(row.need) },
      county: row.county,
      actor: { ...(by.id ? { id: by.id } : {}), name: by.name, role: by.role },
      ...more,
    },
    at,
  );

/** Moves a bid on: the state it came from is in the filter, so that of two movers one wins. Records the fact. */
export const moveBid = async (
  row: BidRow,
  move: BidMove,
  by: Mover,
  at: Date,
  saying: Saying = {},
): Promise<BidRow> => {
  const to = advance(bidMachine, row.state, move);
  const { set, ...said } = saying;
  demandReason(move, set?.reason);
  const clock = await clockAfter(row, move, at);
  const answered = answering.includes(move) && !row.answeredAt ? { answeredAt: at } : {};
  const saved = await BidModel.findOneAndUpdate(
    { _id: row._id, state: row.state },
    {
      $set: { ...set, ...answered, state: to, movedAt: at, ...(clock ? { clock } : {}) },
      ...(clock ? {} : { $unset: { clock: 1 } }),
    },
    { returnDocument: 'after' },
  ).lean<BidRow>();
  if (!saved)
    throw new Refusal('moveNotPossible', { noun: 'bid', state: row.state, move, movesLeft: [] });
  await recordOn(saved, factOf[move], by, at, { ...said, from: row.state, to });
  return saved;
};
