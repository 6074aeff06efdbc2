import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';
import type { Fact } from '@zhiqiao/shared/kernel/events';
import { record, recordAll } from '../../platform/events.ts';
import { afterCommit } from '../../platform/recording.ts';
import type { Audience } from '../../platform/sockets.ts';
import type { World } from '../../platform/world.ts';
import type { ConversationRow } from './conversation.model.ts';

const audiencesOf = (row: ConversationRow): Audience[] => [
  { organisation: String(row.firm) },
  ...(row.expert ? [{ expert: String(row.expert) }] : []),
  ...(row.called?.unit && row.unit ? [{ organisation: String(row.unit) }] : []),
  ...(row.called?.bureau ? [{ officersOf: row.county }] : []),
];

/** What the people who have the talk open may get with the nudge; an attachment for two sides only is fetched. */
const carried = (message: MessageView | undefined) =>
  message && message.fileTier === 'all' ? { message } : {};

/** Tells everybody of a talk, as soon as the change is committed, that it is not what it was. */
export const tellTalk = (world: World, row: ConversationRow, message?: MessageView): void => {
  const id = String(row._id);
  afterCommit(() => {
    const open = { talk: id };
    world.nudge(open, 'conversations', { talk: id, ...carried(message) });
    world.nudge(audiencesOf(row), 'conversations', {}, open);
  });
};

const factOf = (row: ConversationRow, name: string, by: Actor): Fact => ({
  name,
  subject: { noun: 'conversation', id: String(row._id) },
  county: row.county,
  actor: { id: by.id, name: by.name, role: by.role },
  refs: { firm: String(row.firm), ...(row.expert ? { expert: String(row.expert) } : {}) },
});

/** Records what happened in a talk; it belongs to the need that is talked about. */
export const recordTalk = (
  row: ConversationRow,
  name: string,
  by: Actor,
  at: Date,
  refs: Record<string, string> = {},
) => {
  const fact = factOf(row, name, by);
  return record(
    {
      ...fact,
      refs: { ...fact.refs, ...refs },
      ...(row.need ? { about: { noun: 'need', id: String(row.need) } } : {}),
    },
    at,
  );
};

/** Records that people speak in talks, each by themselves; a need's timeline tells nothing of it. */
export const recordSaid = async (
  said: readonly { row: ConversationRow; by: Actor; at: Date }[],
): Promise<void> => {
  const facts = said.map(({ row, by }) => factOf(row, 'message.sent', by));
  await recordAll(facts, said.at(-1)!.at);
};
