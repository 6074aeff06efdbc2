import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { TalkNote, TalkSide } from '@zhiqiao/shared/conversations/conversation.schema';
import { recording } from '../../platform/recording.ts';
import { insertRows } from '../../platform/writes.ts';
import { type ConversationRow, MessageModel, type MessageRow } from './conversation.model.ts';

export interface Said {
  clientId: string;
  text: string;
  note?: TalkNote;
  quote?: MessageRow['quote'];
  files?: MessageRow['files'];
  fileTier?: 'all' | 'twoSides';
}

/** Where somebody sits, as it is kept with their marks. */
export const seatOf = (actor: Actor, side: TalkSide) => {
  const seat = `seats.${actor.id}`;
  return { [`${seat}.side`]: side, [`${seat}.name`]: actor.name, [`${seat}.role`]: actor.role };
};

/** The message behind the last one, and what it changes of its talk: the order, the last words, the speaker's mark. */
export const appendTo = (
  row: ConversationRow,
  side: TalkSide,
  by: Actor,
  said: Said,
  at: Date,
): { message: MessageRow; set: Record<string, unknown> } => {
  const seq = row.last + 1;
  const author = { id: by.id, name: by.name, role: by.role, side };
  const made = { _id: new MessageModel.base.Types.ObjectId(), conversation: row._id, seq, author };
  return {
    message: {
      ...{ change: 0, files: [], fileTier: 'all' },
      ...made,
      ...said,
      at,
    } as unknown as MessageRow,
    set: {
      ...{ last: seq, lastText: said.text.slice(0, 120), lastSide: side, lastAt: at },
      ...{ [`read.${side}`]: seq, [`seats.${by.id}.read`]: seq },
      ...seatOf(by, side),
      ...(said.note ? {} : { unheard: true }),
    },
  };
};

/** Writes messages that `appendTo` made, within the change under way. */
export const insertMessages = (messages: readonly MessageRow[]): Promise<void> =>
  insertRows(MessageModel.collection.name, messages, recording.getStore()!.session);
