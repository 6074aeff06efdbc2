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

/** That somebody speaks in a talk is recorded once in so many milliseconds; each message is a record of its own. */
const spokenOf = 3_600_000;

export interface Appended {
  message: MessageRow;
  set: Record<string, unknown>;
  /** the talk as it is then, as far as the next message needs it */
  row: ConversationRow;
  /** whether it is to be recorded that they speak */
  speaks: boolean;
}

/** The message behind the last one, and what it changes of its talk: the order, the last words, the speaker's mark. */
export const appendTo = (
  row: ConversationRow,
  side: TalkSide,
  by: Actor,
  said: Said,
  at: Date,
): Appended => {
  const { files, ...words } = said;
  const seq = row.last + 1;
  const place = { side, name: by.name, role: by.role };
  const author = { id: by.id, ...place };
  const seat = row.seats?.[by.id];
  const seated = seat?.side === side && seat.name === by.name && seat.role === by.role;
  const speaks = !said.note && at.getTime() - (seat?.spokeAt?.getTime() ?? 0) >= spokenOf;
  const spoke = speaks ? { spokeAt: at } : {};
  const made = { _id: new MessageModel.base.Types.ObjectId(), conversation: row._id, seq, author };
  return {
    message: {
      ...{ change: 0, fileTier: 'all' },
      ...made,
      ...words,
      // Without attachments nothing is kept of them: the index of files need not hold it.
      ...(files?.length ? { files } : {}),
      at,
    } as unknown as MessageRow,
    set: {
      ...{ last: seq, lastText: said.text.slice(0, 120), lastSide: side, lastAt: at },
      ...{ [`read.${side}`]: seq, [`seats.${by.id}.read`]: seq },
      ...(seated ? {} : seatOf(by, side)),
      ...(speaks ? { [`seats.${by.id}.spokeAt`]: at } : {}),
      ...(said.note ? {} : { unheard: true }),
    },
    row: { ...row, last: seq, seats: { ...row.seats, [by.id]: { ...seat, ...place, ...spoke } } },
    speaks,
  };
};

/** Writes messages that `appendTo` made, within the change under way. */
export const insertMessages = (messages: readonly MessageRow[]): Promise<void> =>
  insertRows(MessageModel.collection.name, messages, recording.getStore()!.session);
