import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/bids/bid.endpoints';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { needPolicy } from '@zhiqiao/shared/needs/need.policy';
import type { UseCase } from '../../platform/ask.ts';
import { dealKey, talksByKey } from '../conversations/conversation.reads.ts';
import { expertsByIds } from '../experts/expert.reads.ts';
import { loadNeed, standingsOn as standingsOnNeed } from '../needs/need.moving.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { BidModel, type BidRow } from './bid.model.ts';
import { demandOn, loadBid, standingsOn } from './bid.moving.ts';
import { toView } from './bid.view.ts';

/** Views of bids for an actor, joined in a few queries however many there are. */
const showBids = async (actor: Actor, rows: BidRow[]): Promise<BidView[]> => {
  // One after another: a view is also made inside a transaction, whose session takes one command at a time.
  const needs = await needBriefs(rows.map((row) => String(row.need)));
  const firms = await organisationNames(rows.map((row) => String(row.firm)));
  const experts = await expertsByIds(rows.map((row) => String(row.expert)));
  const keyOf = (row: BidRow) => dealKey(String(row.need), String(row.expert));
  const talks = await talksByKey(rows.map(keyOf), actor);
  const people = new Map(experts.map((expert) => [expert.id, expert]));
  return rows.map((row) =>
    toView(row, standingsOn(actor, row), {
      need: needs.get(String(row.need)),
      firm: firms.get(String(row.firm)) ?? '',
      expert: people.get(String(row.expert)),
      talk: talks.get(keyOf(row)),
    }),
  );
};

export const showTo = async (actor: Actor, row: BidRow): Promise<BidView> =>
  (await showBids(actor, [row]))[0]!;

export const readBid: UseCase<typeof doors.readBid> = async (ask) => {
  const row = await loadBid(ask.params.id);
  demandOn(row, 'read', standingsOn(ask.me, row));
  return showTo(ask.me, row);
};

/** The bids of a need that its firm and the bureau may see: those that were sent. */
export const listOfNeed: UseCase<typeof doors.listNeedBids> = async (ask) => {
  const need = await loadNeed(ask.params.id);
  const held = standingsOnNeed(ask.me, need);
  demand(needPolicy, 'seeBids', held, need.state);
  // Neither a draft nor one that lapsed as a draft was ever sent; the bureau also sees what a unit is reviewing.
  const sent = { submittedAt: { $exists: true } };
  const seen = held.includes('officer') ? { $or: [sent, { state: 'unitReview' }] } : sent;
  const rows = await BidModel.find({ need: need._id, ...seen } as object)
    .sort({ submittedAt: 1 })
    .limit(300)
    .lean<BidRow[]>();
  return { items: await showBids(ask.me, rows) };
};

export const listMine: UseCase<typeof doors.listMyBids> = async (ask) => {
  const { page, pageSize, state } = ask.query;
  const { me } = ask;
  if (me.role === 'universityOfficer' && !me.organisation) throw new Refusal('notPermitted');
  const mine =
    me.role === 'expert'
      ? { expert: me.expert }
      : { unit: me.organisation, state: { $ne: 'draft' } };
  const filter = { $and: [mine, state ? { state } : {}] } as object;
  const [rows, total] = await Promise.all([
    BidModel.find(filter)
      .sort({ movedAt: -1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<BidRow[]>(),
    BidModel.countDocuments(filter),
  ]);
  return { items: await showBids(me, rows), total, page, pageSize };
};
