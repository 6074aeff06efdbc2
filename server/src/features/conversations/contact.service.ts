import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import {
  type ContactMove,
  type ContactState,
  contactMachine,
} from '@zhiqiao/shared/conversations/contact.machine';
import type * as doors from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { TalkSide } from '@zhiqiao/shared/conversations/conversation.schema';
import { advance } from '@zhiqiao/shared/kernel/machine';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { contactsOf } from '../accounts/account.contact.service.ts';
import { ConversationModel, type ConversationRow } from './conversation.model.ts';
import { loadTalk, otherSide } from './conversation.reads.ts';
import { recordTalk } from './conversation.telling.ts';
import { showTalk } from './conversation.view.ts';
import { noteTalk } from './message.service.ts';

const told = {
  ask: ['contact.asked', 'contactAsked'],
  agree: ['contact.agreed', 'contactAgreed'],
  decline: ['contact.declined', 'contactDeclined'],
  withdraw: ['contact.withdrawn', 'contactWithdrawn'],
} as const;

/** The other side answers; whoever asked or agreed may end it. */
const demandTurn = (row: ConversationRow, side: TalkSide, me: Actor, move: ContactMove): void => {
  const { side: asked, asker, agreer } = row.contact ?? {};
  const answering = move === 'agree' || move === 'decline';
  if (answering && asked === side) throw new Refusal('notPermitted', { action: move });
  const theirs = me.id === asker || me.id === agreer;
  if (move === 'withdraw' && !theirs) throw new Refusal('notPermitted', { action: move });
};

const demandContact = async (me: Actor): Promise<void> => {
  const { email, phone } = (await contactsOf([me.id])).get(me.id) ?? {};
  if (!email && !phone) throw new Refusal('contactMissing');
};

const setBy = (
  move: ContactMove,
  me: Actor,
  side: TalkSide,
  state: ContactState,
  at: Date,
): Record<string, unknown> => ({
  'contact.state': state,
  'contact.at': at,
  ...(move === 'ask'
    ? { 'contact.asker': me.id, 'contact.side': side, 'contact.name': me.name }
    : {}),
  ...(move === 'agree' ? { 'contact.agreer': me.id } : {}),
});

/** One step of exchanging contact details: recorded, and noted where both sides read it. */
export const moveContactOf: UseCase<typeof doors.moveContact> = async (ask, world) => {
  const { row, side } = await loadTalk(ask.params.id, ask.me, 'exchangeContact');
  const { move } = ask.body;
  const from = row.contact?.state ?? 'none';
  const to = advance(contactMachine, from, move);
  demandTurn(row, side, ask.me, move);
  if (move === 'ask' || move === 'agree') await demandContact(ask.me);
  const at = world.clock.now();
  const same = from === 'none' ? { $in: ['none', null] } : from;
  const saved = await ConversationModel.findOneAndUpdate(
    { _id: row._id, 'contact.state': same } as object,
    {
      $set: setBy(move, ask.me, side, to, at),
      ...(move === 'ask' ? { $unset: { 'contact.agreer': 1 } } : {}),
    },
    { returnDocument: 'after' },
  ).lean<ConversationRow>();
  if (!saved) throw new Refusal('stale');
  const [event, note] = told[move];
  await recordTalk(saved, event, ask.me, at, {
    side: otherSide(side, saved),
    ...(row.contact?.asker ? { asker: row.contact.asker } : {}),
  });
  await noteTalk(saved, side, note, ask.me, world);
  const now = await ConversationModel.findById(row._id).lean<ConversationRow>();
  return showTalk(ask.me, now!, at);
};
