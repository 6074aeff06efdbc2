import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { TalkNote, TalkSide } from '@zhiqiao/shared/conversations/conversation.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import type { World } from '../../platform/world.ts';
import { ConversationModel, type ConversationRow } from './conversation.model.ts';
import { loadTalk } from './conversation.reads.ts';
import { recordTalk } from './conversation.telling.ts';
import { showTalk } from './conversation.view.ts';
import { noteTalk } from './message.service.ts';

const calledBy = ({ name }: Actor, side: TalkSide) => ({ 'called.by': { name, side } });

const call = async (
  id: string,
  me: Actor,
  whom: 'bureau' | 'unit',
  world: World,
): Promise<ConversationRow> => {
  const action = whom === 'bureau' ? 'callBureau' : 'callUnit';
  const note: TalkNote = whom === 'bureau' ? 'bureauCalled' : 'unitCalled';
  const { row, side } = await loadTalk(id, me, action);
  if (whom === 'unit' && !row.unit) throw new Refusal('notPermitted', { action });
  const at = world.clock.now();
  const called = await ConversationModel.findOneAndUpdate(
    { _id: row._id, [`called.${whom}`]: { $exists: false } },
    { $set: { [`called.${whom}`]: at, ...(whom === 'bureau' ? calledBy(me, side) : {}) } },
    { returnDocument: 'after' },
  ).lean<ConversationRow>();
  // Called twice is called once.
  if (!called) return row;
  await recordTalk(called, `conversation.${note}`, me, at);
  await noteTalk(called, side, note, me, world);
  return (await ConversationModel.findById(row._id).lean<ConversationRow>())!;
};

export const callTheBureau: UseCase<typeof doors.callBureau> = async (ask, world) =>
  showTalk(ask.me, await call(ask.params.id, ask.me, 'bureau', world), world.clock.now());

export const callTheUnit: UseCase<typeof doors.callUnit> = async (ask, world) =>
  showTalk(ask.me, await call(ask.params.id, ask.me, 'unit', world), world.clock.now());
