import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { TalkSide } from '@zhiqiao/shared/conversations/conversation.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import type { World } from '../../platform/world.ts';
import { ruleValue } from '../rules/rule.service.ts';
import {
  ConversationModel,
  type ConversationRow,
  MessageModel,
  type MessageRow,
} from './conversation.model.ts';
import { loadTalk, standingOf } from './conversation.reads.ts';
import { recordTalk, tellTalk } from './conversation.telling.ts';
import { showMessages } from './conversation.view.ts';

type Window = 'talk.editMinutes' | 'talk.withdrawMinutes';

/** The writer's own words while the rule's minutes last. */
const loadOwn = async (
  row: ConversationRow,
  seq: number,
  me: Actor,
  window: Window,
  at: Date,
): Promise<MessageRow> => {
  const found = await MessageModel.findOne({ conversation: row._id, seq }).lean<MessageRow>();
  if (!found) throw new Refusal('notFound');
  const mine = found.author.id === me.id && !found.note && !found.withdrawnAt;
  if (!mine) throw new Refusal('notPermitted');
  const minutes = await ruleValue(window, me.county, at);
  if (at.getTime() - found.at.getTime() > minutes * 60_000)
    throw new Refusal('pastDeadline', { minutes });
  return found;
};

interface Talk {
  row: ConversationRow;
  side: TalkSide;
}

/** Changes something said: the talk counts its changes, so that whoever was away fetches just those. */
const alter = async (
  { row, side }: Talk,
  found: MessageRow,
  set: Partial<MessageRow>,
  world: World,
) => {
  const lastText = { lastText: (set.text ?? '').slice(0, 120) };
  const moved = await ConversationModel.findOneAndUpdate(
    { _id: row._id },
    { $inc: { changes: 1 }, ...(found.seq === row.last ? { $set: lastText } : {}) },
    { returnDocument: 'after' },
  ).lean<ConversationRow>();
  const saved = await MessageModel.findOneAndUpdate(
    { _id: found._id },
    { $set: { ...set, change: moved!.changes } },
    { returnDocument: 'after' },
  ).lean<MessageRow>();
  // What was quoted from it must not outlive it.
  await MessageModel.updateMany(
    { conversation: row._id, 'quote.seq': found.seq },
    { $set: { 'quote.text': (set.text ?? '').slice(0, 80), change: moved!.changes } },
  );
  const [view] = await showMessages([saved!], standingOf(side, row));
  tellTalk(world, row);
  return view!;
};

export const editSaid: UseCase<typeof doors.editMessage> = async (ask, world) => {
  const talk = await loadTalk(ask.params.id, ask.me, 'say');
  const at = world.clock.now();
  const found = await loadOwn(talk.row, ask.params.seq, ask.me, 'talk.editMinutes', at);
  if (found.text === ask.body.text)
    return (await showMessages([found], standingOf(talk.side, talk.row)))[0]!;
  await recordTalk(talk.row, 'message.edited', ask.me, at);
  return alter(talk, found, { text: ask.body.text, editedAt: at }, world);
};

/** That something was said stays; the words and attachments go for everybody. */
export const withdrawSaid: UseCase<typeof doors.withdrawMessage> = async (ask, world) => {
  const talk = await loadTalk(ask.params.id, ask.me, 'say');
  const at = world.clock.now();
  const found = await loadOwn(talk.row, ask.params.seq, ask.me, 'talk.withdrawMinutes', at);
  await recordTalk(talk.row, 'message.withdrawn', ask.me, at);
  return alter(talk, found, { text: '', files: [] as never, withdrawnAt: at }, world);
};
