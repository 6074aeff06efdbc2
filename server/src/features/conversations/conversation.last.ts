import type { ConversationView, TalkSide } from '@zhiqiao/shared/conversations/conversation.schema';
import { type ConversationRow, MessageModel, type MessageRow } from './conversation.model.ts';

type Wordless = Pick<NonNullable<ConversationView['last']>, 'was' | 'by'>;

const wasOf = ({ note, withdrawnAt }: MessageRow): Wordless['was'] =>
  note ?? (withdrawnAt ? 'withdrawn' : 'files');

/** Of talks whose latest entry has no words: what it was and by whom, by the talk's id. */
export const wordlessLast = async (
  rows: readonly ConversationRow[],
): Promise<Map<string, Wordless>> => {
  const silent = rows.filter(({ last, lastText }) => last > 0 && lastText === '');
  if (silent.length === 0) return new Map();
  const found = await MessageModel.find({
    $or: silent.map(({ _id, last }) => ({ conversation: _id, seq: last })),
  } as object).lean<MessageRow[]>();
  return new Map(
    found.map((row) => [
      String(row.conversation),
      { was: wasOf(row), ...(row.author.name ? { by: row.author.name } : {}) },
    ]),
  );
};

/** The latest entry as a side reads it in the list. */
export const lastOf = (
  row: ConversationRow,
  side: TalkSide,
  wordless: ReadonlyMap<string, Wordless>,
): Pick<ConversationView, 'last'> => {
  if (row.last === 0) return {};
  const { lastText: text, lastAt, lastSide } = row;
  const what = wordless.get(String(row._id));
  return { last: { text, at: lastAt.toISOString(), mine: lastSide === side, ...what } };
};
