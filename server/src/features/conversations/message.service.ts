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
import { loadTalk, standingOf } from './conversation.reads.ts';
import { tellTalk } from './conversation.telling.ts';
import { showMessages } from './conversation.view.ts';
import { appendTo, insertMessages } from './message.appending.ts';
import { keepSaid } from './message.peers.service.ts';

const quoted = 80;

const boundsOf = (query: { after?: number; before?: number; changed?: number; q?: string }) => {
  if (query.q)
    return { text: { $regex: query.q.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), $options: 'i' } };
  // Those never changed are in no index of changes, which the store uses only where it sees that nobody asks for them.
  if (query.changed !== undefined)
    return { $and: [{ change: { $gt: 0 } }, { change: { $gt: query.changed } }] };
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
  return { items: await showMessages(forward ? rows : rows.reverse(), standingOf(side, row)) };
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
  const said = { clientId: `${note}-${row.last + 1}`, text: '', note };
  const { message, set } = appendTo(row, side, by, said, at);
  const moved = await ConversationModel.updateOne({ _id: row._id, last: row.last }, { $set: set });
  if (moved.modifiedCount === 0) throw new Refusal('stale');
  await insertMessages([message]);
  const [view] = await showMessages([message], standingOf(side, row));
  tellTalk(world, row, view);
};

const quoteOf = async (row: ConversationRow, seq: number | undefined) => {
  if (seq === undefined) return {};
  const found = await MessageModel.findOne({ conversation: row._id, seq }).lean<MessageRow>();
  if (!found || found.note || found.withdrawnAt) throw refuseField('quote', 'unknown');
  return { quote: { seq, name: found.author.name ?? '', text: found.text.slice(0, quoted) } };
};

/** Stores a message behind the last one. The same clientId of the same author again answers with what is stored. */
export const say: UseCase<typeof doors.sendMessage> = (ask, world) => {
  const { clientId, text, quote, fileTier } = ask.body;
  const files = ask.body.files.map((id) => new MessageModel.base.Types.ObjectId(id));
  const prepare = async (row: ConversationRow) => {
    await attachFiles(ask.body.files, { noun: 'conversation', id: String(row._id) }, ask.me);
    return quoteOf(row, quote);
  };
  return keepSaid({
    talk: ask.params.id,
    by: ask.me,
    said: { clientId, text, files, fileTier },
    world,
    ...(files.length > 0 || quote !== undefined ? { prepare } : {}),
  });
};
