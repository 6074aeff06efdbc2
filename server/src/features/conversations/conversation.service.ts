import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { bidPolicy, bidStandings } from '@zhiqiao/shared/bids/bid.policy';
import type * as doors from '@zhiqiao/shared/conversations/conversation.endpoints';
import type {
  ConversationView,
  MessageView,
} from '@zhiqiao/shared/conversations/conversation.schema';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { bidParties } from '../bids/bid.reads.ts';
import { expertsByIds } from '../experts/expert.reads.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import {
  ConversationModel,
  type ConversationRow,
  MessageModel,
  type MessageRow,
} from './conversation.model.ts';
import { type Side, sideOf, unreadOf } from './conversation.reads.ts';

const demandSide = (actor: Actor, row: ConversationRow | null): Side => {
  const side = row ? sideOf(actor, row) : undefined;
  if (!side) throw new Refusal('notFound');
  return side;
};

const load = async (id: string, actor: Actor): Promise<{ row: ConversationRow; side: Side }> => {
  const row = await ConversationModel.findById(id).lean<ConversationRow>();
  return { side: demandSide(actor, row), row: row! };
};

const showAll = async (actor: Actor, rows: ConversationRow[]): Promise<ConversationView[]> => {
  const needs = await needBriefs(rows.map((row) => String(row.need)));
  const firms = await organisationNames(rows.map((row) => String(row.firm)));
  const experts = new Map(
    (await expertsByIds(rows.map((row) => String(row.expert)))).map((one) => [one.id, one.name]),
  );
  return rows.map((row) => {
    const side = demandSide(actor, row);
    const need = needs.get(String(row.need));
    return {
      id: String(row._id),
      bid: String(row.bid),
      need: { id: String(row.need), number: need?.number ?? '', title: need?.title ?? '' },
      with:
        (side === 'expert' ? firms.get(String(row.firm)) : experts.get(String(row.expert))) ?? '',
      ...(row.last > 0
        ? {
            last: { text: row.lastText, at: row.lastAt.toISOString(), mine: row.lastSide === side },
          }
        : {}),
      unread: unreadOf(row, side),
      readByOther: row.read[side === 'firm' ? 'expert' : 'firm'],
      lastSeq: row.last,
    };
  });
};

const show = async (actor: Actor, row: ConversationRow) => (await showAll(actor, [row]))[0]!;

const messageView = (row: MessageRow): MessageView => ({
  id: String(row._id),
  seq: row.seq,
  clientId: row.clientId,
  author: { id: row.author.id ?? '', name: row.author.name ?? '', role: row.author.role ?? '' },
  text: row.text,
  at: row.at.toISOString(),
});

/** The conversation of a bid; whoever of its two sides asks first begins it. */
export const openTalk: UseCase<typeof doors.openConversation> = async (ask, world) => {
  const bid = await bidParties(ask.params.id);
  if (!bid) throw new Refusal('notFound');
  const held = bidStandings(ask.me, { ...bid, unit: bid.unit });
  demand(bidPolicy, 'read', held, bid.state);
  demand(bidPolicy, 'talk', held, bid.state);
  const found = await ConversationModel.findOne({ bid: bid.id }).lean<ConversationRow>();
  if (found) return show(ask.me, found);
  const at = world.clock.now();
  const { id, need, firm, expert, county } = bid;
  const [made] = await ConversationModel.create([
    { bid: id, need, firm, expert, county, lastAt: at, read: { firm: 0, expert: 0 } },
  ]);
  await record(
    {
      name: 'conversation.begun',
      subject: { noun: 'conversation', id: String(made!._id) },
      county,
      actor: { id: ask.me.id, name: ask.me.name, role: ask.me.role },
    },
    at,
  );
  return show(ask.me, made!.toObject() as unknown as ConversationRow);
};

export const readTalk: UseCase<typeof doors.readConversation> = async (ask) =>
  show(ask.me, (await load(ask.params.id, ask.me)).row);

export const listTalks: UseCase<typeof doors.listConversations> = async (ask) => {
  const { page, pageSize } = ask.query;
  const { me } = ask;
  const scope = me.expert ? { expert: me.expert } : { firm: me.organisation ?? '0'.repeat(24) };
  const rows = await ConversationModel.find(scope as object)
    .sort({ lastAt: -1 })
    .limit(1000)
    .lean<ConversationRow[]>();
  const side: Side = me.expert ? 'expert' : 'firm';
  return {
    items: await showAll(me, rows.slice((page - 1) * pageSize, page * pageSize)),
    total: rows.length,
    page,
    pageSize,
    unread: rows.reduce((sum, row) => sum + unreadOf(row, side), 0),
  };
};

export const listSaid: UseCase<typeof doors.listMessages> = async (ask) => {
  const { row } = await load(ask.params.id, ask.me);
  const { after, before, limit } = ask.query;
  const bounds =
    after !== undefined
      ? { seq: { $gt: after } }
      : before !== undefined
        ? { seq: { $lt: before } }
        : {};
  const forward = after !== undefined;
  const rows = await MessageModel.find({ conversation: row._id, ...bounds })
    .sort({ seq: forward ? 1 : -1 })
    .limit(limit)
    .lean<MessageRow[]>();
  return { items: (forward ? rows : rows.reverse()).map(messageView) };
};

/** Stores a message behind the last one. The same clientId of the same author again answers with what is stored. */
export const say: UseCase<typeof doors.sendMessage> = async (ask, world) => {
  const { row, side } = await load(ask.params.id, ask.me);
  const { clientId, text } = ask.body;
  const before = await MessageModel.findOne({
    conversation: row._id,
    'author.id': ask.me.id,
    clientId,
  }).lean<MessageRow>();
  if (before) return messageView(before);
  const at = world.clock.now();
  const moved = await ConversationModel.findOneAndUpdate(
    { _id: row._id },
    { $inc: { last: 1 }, $set: { lastText: text.slice(0, 120), lastSide: side, lastAt: at } },
    { returnDocument: 'after' },
  ).lean<ConversationRow>();
  await ConversationModel.updateOne({ _id: row._id }, { $set: { [`read.${side}`]: moved!.last } });
  const author = { id: ask.me.id, name: ask.me.name, role: ask.me.role };
  const [made] = await MessageModel.create([
    { conversation: row._id, seq: moved!.last, clientId, author, text, at },
  ]);
  await record(
    {
      name: 'message.sent',
      subject: { noun: 'conversation', id: String(row._id) },
      county: row.county,
      actor: author,
      refs: { firm: String(row.firm), expert: String(row.expert), side },
    },
    at,
  );
  return messageView(made!.toObject() as unknown as MessageRow);
};

/** Read marks only rise. */
export const markTalkRead: UseCase<typeof doors.markRead> = async (ask) => {
  const { row, side } = await load(ask.params.id, ask.me);
  const seq = Math.min(ask.body.seq, row.last);
  const saved = await ConversationModel.findOneAndUpdate(
    { _id: row._id },
    { $max: { [`read.${side}`]: seq } },
    { returnDocument: 'after' },
  ).lean<ConversationRow>();
  return show(ask.me, saved!);
};
