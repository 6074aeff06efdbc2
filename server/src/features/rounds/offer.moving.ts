import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { advance } from '@zhiqiao/shared/kernel/machine';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { type OfferMove, offerMachine } from '@zhiqiao/shared/rounds/offer.machine';
import { offerFacts, type RoundEvent } from '@zhiqiao/shared/rounds/round.events';
import {
  type OfferAction,
  type OfferStanding,
  offerPolicy,
  offerStandings,
} from '@zhiqiao/shared/rounds/round.policy';
import { record } from '../../platform/events.ts';
import { OfferModel, type OfferRow } from './offer.model.ts';
import type { Mover } from './round.moving.ts';

export const loadOffer = async (id: string): Promise<OfferRow> => {
  const row = await OfferModel.findById(id).lean<OfferRow>();
  if (!row) throw new Refusal('notFound');
  return row;
};

export const standingsOnOffer = (actor: Actor | undefined, row: OfferRow): OfferStanding[] =>
  offerStandings(actor, {
    expert: String(row.expert),
    county: row.county,
    ...(row.firm ? { firm: String(row.firm) } : {}),
  });

/** Refuses what the policy does not allow; whoever may answer, and comes too late, is told how it stands. */
export const demandOnOffer = (
  row: OfferRow,
  actor: Actor,
  action: OfferAction,
): OfferStanding[] => {
  const held = standingsOnOffer(actor, row);
  demand(offerPolicy, 'read', held, row.state);
  const line = offerPolicy[action].find(({ who }) => who.some((one) => held.includes(one)));
  if (line?.when && !line.when.includes(row.state))
    throw new Refusal('moveNotPossible', {
      noun: 'offer',
      state: row.state,
      move: action,
      movesLeft: [],
    });
  demand(offerPolicy, action, held, row.state);
  return held;
};

export const recordOnOffer = (
  row: OfferRow,
  name: RoundEvent,
  by: Mover,
  at: Date,
  more: { from?: string; to?: string; reason?: string; note?: string } = {},
) =>
  record(
    {
      name,
      subject: { noun: 'offer', id: String(row._id) },
      about: { noun: 'round', id: String(row.round) },
      county: row.county,
      actor: { ...(by.id ? { id: by.id } : {}), name: by.name, role: by.role },
      refs: { expert: String(row.expert), post: row.post.key },
      ...more,
    },
    at,
  );

/** Moves an offer on; of two answers at once one wins. */
export const moveOffer = async (
  row: OfferRow,
  move: OfferMove,
  by: Mover,
  at: Date,
  saying: { set?: Partial<OfferRow>; reason?: string; note?: string } = {},
): Promise<OfferRow> => {
  const to = advance(offerMachine, row.state, move);
  const saved = await OfferModel.findOneAndUpdate(
    { _id: row._id, state: row.state },
    { $set: { ...saying.set, state: to, movedAt: at }, $inc: { rev: 1 } },
    { returnDocument: 'after' },
  ).lean<OfferRow>();
  if (!saved)
    throw new Refusal('moveNotPossible', { noun: 'offer', state: row.state, move, movesLeft: [] });
  await recordOnOffer(saved, offerFacts[move], by, at, {
    from: row.state,
    to,
    ...(saying.reason ? { reason: saying.reason } : {}),
    ...(saying.note ? { note: saying.note } : {}),
  });
  return saved;
};
