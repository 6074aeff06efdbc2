import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { type TalkStanding, talkPolicy } from '@zhiqiao/shared/conversations/conversation.policy';
import type { TalkSide } from '@zhiqiao/shared/conversations/conversation.schema';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { inTransaction } from '../../platform/mongo.ts';
import { recording, requestOf } from '../../platform/recording.ts';
import type { World } from '../../platform/world.ts';
import {
  ConversationModel,
  type ConversationRow,
  MessageModel,
  type MessageRow,
} from './conversation.model.ts';
import { sideOf, standingOf } from './conversation.reads.ts';
import { recordSaid, tellTalk } from './conversation.telling.ts';
import { showMessages } from './conversation.view.ts';
import { appendTo, type Said } from './message.appending.ts';

export interface Waiting {
  talk: string;
  by: Actor;
  said: Said;
  world: World;
  /** what only this message needs, in its transaction: attachments, a quote */
  prepare?: (row: ConversationRow) => Promise<Partial<Said>>;
}

export interface Kept {
  message: MessageRow;
  standing: TalkStanding;
}

type Entry = Waiting & { resolve(kept: Kept): void; reject(error: unknown): void };

/** At most so many messages in one transaction. */
const most = 64;
let queue: Entry[] = [];
let running = false;

const sameAs = ({ talk, by, said }: Waiting) => ({
  conversation: new MessageModel.base.Types.ObjectId(talk),
  'author.id': by.id,
  clientId: said.clientId,
});
const keyOf = (talk: string, author: string, clientId: string) => `${talk} ${author} ${clientId}`;

const loadFor = async (entries: readonly Waiting[]) => {
  const ids = [...new Set(entries.map(({ talk }) => talk))];
  const rows = await ConversationModel.find({ _id: { $in: ids } }).lean<ConversationRow[]>();
  const before = await MessageModel.find({ $or: entries.map(sameAs) } as object).lean<
    MessageRow[]
  >();
  return {
    rows: new Map(rows.map((row) => [String(row._id), row])),
    stored: new Map(
      before.map((row) => [
        keyOf(String(row.conversation), row.author.id ?? '', row.clientId),
        row,
      ]),
    ),
  };
};

const seatIn = (row: ConversationRow | undefined, by: Actor) => {
  const side = row ? sideOf(by, row) : undefined;
  if (!row || !side) throw new Refusal('notFound');
  demand(talkPolicy, 'say', [standingOf(side, row)]);
  return { row, side };
};

/** Keeps the messages behind the last ones of their talks, in the order they came: all of them, or none. */
const keepAll = async (entries: readonly Waiting[]): Promise<Kept[]> => {
  const { rows, stored } = await loadFor(entries);
  const fresh = new Map<string, { row: ConversationRow; last: number; set: object }>();
  const made: { message: MessageRow; row: ConversationRow; entry: Waiting; side: TalkSide }[] = [];
  const kept: Kept[] = [];
  for (const entry of entries) {
    const { by, said, talk, world } = entry;
    const { row, side } = seatIn(rows.get(talk), by);
    const key = keyOf(talk, by.id, said.clientId);
    const known = stored.get(key);
    if (known) {
      kept.push({ message: known, standing: standingOf(side, row) });
      continue;
    }
    const more = (await entry.prepare?.(row)) ?? {};
    const was = fresh.get(talk);
    const added = appendTo(row, side, by, { ...said, ...more }, world.clock.now());
    fresh.set(talk, { row, last: was?.last ?? row.last, set: { ...was?.set, ...added.set } });
    row.last = added.message.seq;
    stored.set(key, added.message);
    made.push({ message: added.message, row, entry, side });
    kept.push({ message: added.message, standing: standingOf(side, row) });
  }
  await write([...fresh.values()], made);
  return kept;
};

type Made = { message: MessageRow; row: ConversationRow; entry: Waiting; side: TalkSide };

const write = async (
  talks: readonly { row: ConversationRow; last: number; set: object }[],
  made: readonly Made[],
): Promise<void> => {
  if (made.length === 0) return;
  const moved = await ConversationModel.bulkWrite(
    talks.map(({ row, last, set }) => ({
      updateOne: { filter: { _id: row._id, last }, update: { $set: set } },
    })) as never,
  );
  // Somebody else was faster: the transaction is given up, and each message tries again alone.
  if (moved.matchedCount !== talks.length) throw new Refusal('stale');
  await MessageModel.insertMany(
    made.map(({ message }) => message),
    { lean: true },
  );
  await recordSaid(made.map(({ row, entry, message }) => ({ row, by: entry.by, at: message.at })));
  for (const { message, row, entry, side } of made) {
    const [view] = await showMessages([message], standingOf(side, row));
    tellTalk(entry.world, row, view);
  }
};

const tries = 20;

/** One message in a transaction of its own, again while others are faster. */
const keepAlone = async (entry: Waiting): Promise<Kept> => {
  for (let time = 1; ; time += 1) {
    try {
      return (await inTransaction(() => keepAll([entry]))).result[0]!;
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'stale') || time === tries) throw error;
    }
  }
};

const settle = async (entries: readonly Entry[]): Promise<void> => {
  if (entries.length > 1) {
    const kept = await inTransaction(() => keepAll(entries)).catch(() => undefined);
    if (kept) {
      for (const [index, entry] of entries.entries()) entry.resolve(kept.result[index]!);
      return;
    }
  }
  // Alone, or one of them stands in the way of the others: each for itself, in order.
  for (const entry of entries) await keepAlone(entry).then(entry.resolve, entry.reject);
};

const takeNext = (): Entry[] => {
  const special = queue.findIndex(({ prepare }) => prepare);
  const until = special === 0 ? 1 : special === -1 ? most : Math.min(most, special);
  const next = queue.slice(0, until);
  queue = queue.slice(until);
  return next;
};

const drain = async (): Promise<void> => {
  running = true;
  while (queue.length > 0) await settle(takeNext());
  running = false;
};

/**
 * Keeps a message durably behind the last one of its talk. What comes while the store writes is written together with
 * the next: one commit for many talks instead of one for each message.
 */
export const keepSaid = (waiting: Waiting): Promise<Kept> => {
  // Within somebody's change (demonstration data) it is part of that change.
  if (recording.getStore()) return keepAlone(waiting);
  return new Promise((resolve, reject) => {
    queue.push({ ...waiting, resolve, reject });
    // The queue belongs to no request: what it records must not bear the first one's name.
    if (!running) requestOf.exit(() => void drain());
  });
};
