import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { ConversationModel, type ConversationRow } from './conversation.model.ts';

export type Side = 'firm' | 'expert';

/** On which side of a conversation somebody sits. */
export const sideOf = (actor: Actor, row: { firm: unknown; expert: unknown }): Side | undefined => {
  if (actor.expert && actor.expert === String(row.expert)) return 'expert';
  return actor.organisation && actor.organisation === String(row.firm) ? 'firm' : undefined;
};

export const unreadOf = (row: ConversationRow, side: Side): number =>
  Math.max(0, row.last - (row.read?.[side] ?? 0));

/** Conversations by bid with what the actor has not read; empty for whoever sits on no side. */
export const conversationsOfBids = async (
  bids: readonly string[],
  actor: Actor,
): Promise<Map<string, { id: string; unread: number }>> => {
  const rows = await ConversationModel.find({ bid: { $in: bids } }).lean<ConversationRow[]>();
  return new Map(
    rows.flatMap((row) => {
      const side = sideOf(actor, row);
      return side
        ? [[String(row.bid), { id: String(row._id), unread: unreadOf(row, side) }] as const]
        : [];
    }),
  );
};
