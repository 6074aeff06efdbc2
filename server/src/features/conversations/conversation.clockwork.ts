import type { TalkSide } from '@zhiqiao/shared/conversations/conversation.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { record } from '../../platform/events.ts';
import type { Job } from '../../platform/jobs.ts';
import { inTransaction } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { ConversationModel, type ConversationRow, MessageModel } from './conversation.model.ts';
import { twoSides } from './conversation.reads.ts';

const minute = 60_000;

interface Unread {
  seq: number;
  at: Date;
}

/** The first of what was said to a side that it has neither read nor been told of. */
const firstUnread = (row: ConversationRow, side: TalkSide): Promise<Unread | null> =>
  MessageModel.findOne({
    conversation: row._id,
    seq: { $gt: Math.max(row.read?.[side] ?? 0, row.told?.[side]?.seq ?? 0) },
    'author.side': { $ne: side },
    note: { $exists: false },
    withdrawnAt: { $exists: false },
  } as object)
    .sort({ seq: 1 })
    .lean<Unread>();

/** Who was told and has not looked since is told again on another day, not on the same. */
const toldToday = (row: ConversationRow, side: TalkSide, at: Date): boolean => {
  const told = row.told?.[side];
  return Boolean(told && (row.read?.[side] ?? 0) < told.seq && dayOf(told.at) === dayOf(at));
};

/** Says once that a side has something to read; of two processes that look at once one says it. */
const tell = async (row: ConversationRow, side: TalkSide, unread: Unread, world: World) => {
  const at = world.clock.now();
  const before = row.told?.[side]?.seq ?? null;
  const { events } = await inTransaction(async () => {
    const saved = await ConversationModel.updateOne(
      { _id: row._id, [`told.${side}.seq`]: before } as object,
      { $set: { [`told.${side}`]: { seq: row.last, at } } },
    );
    if (saved.modifiedCount === 0) return;
    await record(
      {
        name: 'message.waiting',
        subject: { noun: 'conversation', id: String(row._id) },
        county: row.county,
        actor: { name: '系统', role: 'clockwork' },
        refs: { side, seq: String(unread.seq) },
      },
      at,
    );
  });
  world.reactor.wake(events);
};

/** Looks at one talk: tells the sides that left something unread for long enough, and forgets it when nothing waits. */
const look = async (row: ConversationRow, world: World): Promise<void> => {
  const at = world.clock.now();
  const patience = (await ruleValue('talk.noticeMinutes', row.county, at)) * minute;
  let waits = false;
  for (const side of twoSides(row)) {
    const unread = await firstUnread(row, side);
    if (!unread) continue;
    waits = true;
    const due = at.getTime() - unread.at.getTime() >= patience;
    if (due && !toldToday(row, side, at)) await tell(row, side, unread, world);
  }
  // Something said meanwhile moved `last`, and is looked at next time.
  if (!waits)
    await ConversationModel.updateOne({ _id: row._id, last: row.last }, { $unset: { unheard: 1 } });
};

/** Who has not read a message for some minutes is told that a talk waits: once a day and talk until they look. */
export const talkNoticing: Job = {
  name: 'conversation.notice',
  every: 60,
  run: async (world) => {
    const rows = ConversationModel.find({ unheard: true }).lean<ConversationRow[]>().cursor();
    for await (const row of rows as AsyncIterable<ConversationRow>)
      await look(row, world).catch((error) =>
        world.log.warn({ err: error, talk: String(row._id) }, 'a talk could not be looked at'),
      );
  },
};
