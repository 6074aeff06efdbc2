import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/conversations/conversation.endpoints';
import { type TalkStanding, talkPolicy } from '@zhiqiao/shared/conversations/conversation.policy';
import type { TalkNote, TalkSide } from '@zhiqiao/shared/conversations/conversation.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import type { World } from '../../platform/world.ts';
import { attachFiles, filesNamed } from '../files/file.service.ts';
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

/** Words are looked for in what was said and in the names of files; of files a reader may not see, not in their names either. */
const holding = async (q: string, talk: string, standing: TalkStanding) => {
  const words = new RegExp(q.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  const files = await filesNamed({ noun: 'conversation', id: talk }, words);
  if (files.length === 0) return { text: words };
  const open = permits(talkPolicy, 'seeClosedFiles', [standing]) ? {} : { fileTier: 'all' };
  return { $or: [{ text: words }, { files: { $in: files }, ...open }] };
};

const boundsOf = (query: { after?: number; before?: number; changed?: number }) => {
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
  const standing = standingOf(side, row);
  const bounds = query.q
    ? await holding(query.q, String(row._id), standing)
    : boundsOf(query as Parameters<typeof boundsOf>[0]);
  const rows = await MessageModel.find({ conversation: row._id, ...bounds } as object)
    .sort({ seq: forward ? 1 : -1 })
    .limit(limit)
    .lean<MessageRow[]>();
  return { items: await showMessages(forward ? rows : rows.reverse(), standing) };
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
