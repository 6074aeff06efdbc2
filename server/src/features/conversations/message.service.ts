import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { TalkNote, TalkSide } from '@zhiqiao/shared/conversations/conversation.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import type { World } from '../../platform/world.ts';
import { attachFiles } from '../files/file.service.ts';
import {
  ConversationModel,
  type ConversationRow,
  MessageModel,
  type MessageRow,
} from './conversation.model.ts';
import { loadTalk } from './conversation.reads.ts';
import { seatOf } from './conversation.service.ts';
import { recordTalk, tellTalk } from './conversation.telling.ts';
import { showMessages } from './conversation.view.ts';

const quoted = 80;

const boundsOf = (query: { after?: number; before?: number; changed?: number; q?: string }) => {
  if (query.q)
    return { text: { $regex: query.q.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), $options: 'i' } };
  if (query.changed !== undefined) return { change: { $gt: query.changed } };
  if (query.after !== undefined) return { seq: { $gt: query.after } };
  return query.before === undefined ? {} : { seq: { $lt: query.before } };
};

export const listSaid: UseCase<typeof doors.listMessages> = async (ask) => {
  const { row, side } = await loadTalk(ask.params.id, ask.me);
  const { limit, ...query } = ask.query;
  const forward = query.after !== undefined || query.changed !== undefined;
  const bounds = boundsOf(query as Parameters<typeof boundsOf>[0]);
  const rows = await MessageModel.find({ conversation: row._id, ...bounds } as object)
    .sort({ seq: forward ? 1 : -1 })
    .limit(limit)
    .lean<MessageRow[]>();
  return { items: await showMessages(forward ? rows : rows.reverse(), side) };
};

interface Said {
  clientId: string;
  text: string;
  note?: TalkNote;
  quote?: MessageRow['quote'];
  files?: MessageRow['files'];
  fileTier?: 'all' | 'twoSides';
}

/** Puts something behind the last one said and moves the speaker's own mark to it. */
const append = async (
  row: ConversationRow,
  side: TalkSide,
  by: Actor,
  said: Said,
  at: Date,
): Promise<MessageRow> => {
  const seq = row.last + 1;
  const heard = { [`read.${side}`]: seq, [`seats.${by.id}.read`]: seq };
  const last = { lastText: said.text.slice(0, 120), lastSide: side, lastAt: at };
  const moved = await ConversationModel.updateOne(
    { _id: row._id, last: row.last },
    { $set: { last: seq, ...last, ...heard, ...seatOf(by, side) } },
  );
  if (moved.modifiedCount === 0) throw new Refusal('stale');
  const author = { id: by.id, name: by.name, role: by.role, side };
  const made = { _id: new MessageModel.base.Types.ObjectId(), conversation: row._id, seq, author };
  const message = { change: 0, files: [], fileTier: 'all', ...made, ...said, at };
  // Parsed and ours: it goes in as it is, without a document being made of it.
  await MessageModel.insertMany([message], { lean: true });
  return message as unknown as MessageRow;
};

/** Notes in the talk what happened to it, where both sides read it. */
export const noteTalk = async (
  row: ConversationRow,
  side: TalkSide,
  note: TalkNote,
  by: Actor,
  world: World,
): Promise<void> => {
  const at = world.clock.now();
  const clientId = `${note}-${row.last + 1}`;
  const made = await append(row, side, by, { clientId, text: '', note }, at);
  const [view] = await showMessages([made], side);
  tellTalk(world, row, view);
};

const quoteOf = async (row: ConversationRow, seq: number | undefined) => {
  if (seq === undefined) return {};
  const found = await MessageModel.findOne({ conversation: row._id, seq }).lean<MessageRow>();
  if (!found || found.note || found.withdrawnAt) throw refuseField('quote', 'unknown');
  return { quote: { seq, name: found.author.name ?? '', text: found.text.slice(0, quoted) } };
};

/** Stores a message behind the last one. The same clientId of the same author again answers with what is stored. */
export const say: UseCase<typeof doors.sendMessage> = async (ask, world) => {
  const { row, side } = await loadTalk(ask.params.id, ask.me, 'say');
  const { clientId, text, quote, fileTier } = ask.body;
  const before = await MessageModel.findOne({
    conversation: row._id,
    'author.id': ask.me.id,
    clientId,
  }).lean<MessageRow>();
  if (before) return (await showMessages([before], side))[0]!;
  await attachFiles(ask.body.files, { noun: 'conversation', id: String(row._id) }, ask.me);
  const files = ask.body.files.map((id) => new MessageModel.base.Types.ObjectId(id));
  const said = { clientId, text, files, fileTier, ...(await quoteOf(row, quote)) };
  const at = world.clock.now();
  const made = await append(row, side, ask.me, said, at);
  await recordTalk(row, 'message.sent', ask.me, at);
  const [view] = await showMessages([made], side);
  tellTalk(world, row, view);
  return view!;
};
