import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { officerRoles } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/conversations/conversation.endpoints';
import { talkKinds } from '@zhiqiao/shared/conversations/conversation.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { type Deal, dealKinds } from './conversation.deals.ts';
import { ConversationModel, type ConversationRow } from './conversation.model.ts';
import { loadTalk, mutedFor, sideOf, unreadOf, waitsFor } from './conversation.reads.ts';
import { recordTalk } from './conversation.telling.ts';
import { showTalk, showTalks } from './conversation.view.ts';
import { seatOf } from './message.appending.ts';

const change = async (row: ConversationRow, update: Record<string, unknown>) =>
  (await ConversationModel.findOneAndUpdate({ _id: row._id }, update, {
    returnDocument: 'after',
  }).lean<ConversationRow>())!;

const waysOf = ({ bid, engagement }: Deal) => ({
  ...(bid ? { bid } : {}),
  ...(engagement ? { engagement } : {}),
});

const begin = async (deal: Deal, about: ConversationRow['about'], by: Actor, at: Date) => {
  const [made] = await ConversationModel.create([
    { ...deal, about, lastAt: at, ...(deal.office ? { called: { unit: at } } : {}) } as object,
  ]);
  const row = (made as unknown as { toObject(o: object): unknown }).toObject({
    flattenMaps: true,
  }) as ConversationRow;
  await recordTalk(row, 'conversation.begun', by, at);
  return row;
};

/** The conversation about a deal; whoever of its two sides asks first begins it. */
export const openTalk: UseCase<typeof doors.openConversation> = async (ask, world) => {
  const { about } = ask.body;
  const deal = await dealKinds[about.kind].find(about, ask.me);
  if (!deal) throw new Refusal('notFound');
  const found = await ConversationModel.findOne({ key: deal.key }).lean<ConversationRow>();
  const at = world.clock.now();
  const now = { kind: about.kind, id: about.id };
  if (!found) return showTalk(ask.me, await begin(deal, now, ask.me, at), at);
  // What brought them together is overtaken by what came of it: an introduction by a bid, that by an engagement.
  const later = talkKinds.indexOf(about.kind) > talkKinds.indexOf(found.about.kind);
  const row = later ? await change(found, { $set: { about: now, ...waysOf(deal) } }) : found;
  return showTalk(ask.me, row, at);
};

export const readTalk: UseCase<typeof doors.readConversation> = async (ask, world) =>
  showTalk(ask.me, (await loadTalk(ask.params.id, ask.me)).row, world.clock.now());

/** Whose talks somebody has: their own, their firm's, and those to which their office was called. */
const scopeOf = (me: Actor): Record<string, unknown> => {
  if (me.expert) return { expert: me.expert };
  if ((officerRoles as readonly string[]).includes(me.role))
    return { county: me.county, 'called.bureau': { $exists: true } };
  const organisation = me.organisation ?? '0'.repeat(24);
  if (me.role === 'universityOfficer')
    return { unit: organisation, 'called.unit': { $exists: true } };
  return { firm: organisation };
};

const most = 1000;

export const listTalks: UseCase<typeof doors.listConversations> = async (ask, world) => {
  const { page, pageSize, waiting } = ask.query;
  const { me } = ask;
  const all = await ConversationModel.find(scopeOf(me) as object)
    .sort({ lastAt: -1 })
    .limit(most)
    .lean<ConversationRow[]>();
  const heard = all.filter((row) => !mutedFor(row, me.id));
  const rows = waiting ? heard.filter((row) => waitsFor(row, sideOf(me, row)!)) : all;
  const shown = rows.slice((page - 1) * pageSize, page * pageSize);
  return {
    items: await showTalks(me, shown, world.clock.now()),
    total: rows.length,
    page,
    pageSize,
    unread: heard.reduce((sum, row) => sum + unreadOf(row, me.id, sideOf(me, row)!), 0),
  };
};

/** Read marks only rise; the other side sees how far somebody of this side has read. */
export const markTalkRead: UseCase<typeof doors.markRead> = async (ask, world) => {
  const { row, side } = await loadTalk(ask.params.id, ask.me);
  const seq = Math.min(ask.body.seq, row.last);
  const saved = await change(row, {
    $max: { [`read.${side}`]: seq, [`seats.${ask.me.id}.read`]: seq },
    $set: seatOf(ask.me, side),
  });
  return showTalk(ask.me, saved, world.clock.now());
};

export const muteTalk: UseCase<typeof doors.muteConversation> = async (ask, world) => {
  const { row, side } = await loadTalk(ask.params.id, ask.me);
  const saved = await change(row, {
    $set: {
      ...seatOf(ask.me, side),
      [`seats.${ask.me.id}.muted`]: ask.body.muted,
      [`seats.${ask.me.id}.read`]: row.last - unreadOf(row, ask.me.id, side),
    },
  });
  return showTalk(ask.me, saved, world.clock.now());
};
