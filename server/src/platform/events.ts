import type { Fact } from '@zhiqiao/shared/kernel/events';
import mongoose, { Schema } from 'mongoose';
import { keyOf } from './memory.ts';
import { type FactRow, recording, requestOf } from './recording.ts';
import { insertRows } from './writes.ts';

const ref = { noun: { type: String, required: true }, id: { type: String, required: true } };

/** Every recorded fact: the audit log, the timeline and the outbox in one. Written with the change, never changed after. */
const eventSchema = new Schema(
  {
    name: { type: String, required: true },
    subject: { type: ref, required: true, _id: false },
    about: { type: ref, _id: false },
    county: { type: String, required: true },
    actor: {
      type: {
        id: String,
        name: { type: String, required: true },
        role: { type: String, required: true },
      },
      required: true,
      _id: false,
    },
    from: String,
    to: String,
    reason: String,
    note: String,
    refs: { type: Map, of: String },
    at: { type: Date, required: true },
    request: String,
    /** reactions that have not run yet; the outbox */
    pending: { type: [String], default: [] },
    tries: { type: Number, default: 0 },
    retryAt: Date,
    failed: {
      type: [{ reaction: String, error: String, at: Date, _id: false }],
      default: undefined,
    },
  },
  { versionKey: false, minimize: true },
);
eventSchema.index({ 'subject.noun': 1, 'subject.id': 1, at: -1 });
eventSchema.index({ 'about.noun': 1, 'about.id': 1, at: -1 }, { sparse: true });
eventSchema.index({ county: 1, at: -1 });
eventSchema.index({ retryAt: 1 }, { sparse: true });
eventSchema.index({ name: 1, at: -1 });

export const EventModel = mongoose.model('Event', eventSchema);
export type RecordedEvent = Fact & { id: string; at: Date };

const listeners = new Map<string, string[]>();

/** Says which reactions wait for an event name; the reactor calls it once at start. */
export const expectReactions = (name: string, reactions: string[]): void => {
  listeners.set(name, reactions);
};

/** Records a fact with the change under way, written just before its commit; at once where there is none. @param at when it happened, by the world's clock */
export const record = (fact: Fact, at: Date): Promise<void> => recordAll([fact], at);

/** Records many facts in one go: for imports. */
export const recordAll = async (facts: readonly Fact[], at: Date): Promise<void> => {
  const request = requestOf.getStore()?.id;
  const rows: FactRow[] = facts.map((fact) => {
    const pending = listeners.get(fact.name) ?? [];
    return {
      _id: new mongoose.Types.ObjectId(),
      ...fact,
      at,
      ...(request ? { request } : {}),
      pending,
      ...(pending.length ? { retryAt: new Date() } : {}),
    };
  });
  const change = recording.getStore();
  if (!change) return writeFacts(rows);
  change.facts.push(...rows);
  for (const { subject, about } of facts) {
    change.touched.add(keyOf(subject.noun, subject.id));
    if (about) change.touched.add(keyOf(about.noun, about.id));
  }
};

/** Writes facts as they are, without a document being made of each: they are ours and typed. */
export const writeFacts = async (rows: readonly FactRow[], session?: object): Promise<void> => {
  if (session) await insertRows(EventModel.collection.name, rows, session);
  else if (rows.length) await EventModel.insertMany(rows, { lean: true });
};

/** Facts of a thing and of what belongs to it, newest first, at most 300. */
export const factsOf = async (noun: string, id: string): Promise<RecordedEvent[]> => {
  const own = { 'subject.noun': noun, 'subject.id': id };
  const about = { 'about.noun': noun, 'about.id': id };
  const rows = await EventModel.find({ $or: [own, about] })
    .sort({ at: -1, _id: -1 })
    .limit(300)
    .lean();
  return rows.map(
    ({ _id, refs, ...row }) => ({ ...row, refs: refs as never, id: String(_id) }) as RecordedEvent,
  );
};

/** Facts of these names about these things of one noun, oldest first, at most 2,000. */
export const factsNamed = async (
  noun: string,
  names: readonly string[],
  ids: readonly string[],
): Promise<{ name: string; subject: { id: string }; county: string; at: Date }[]> => {
  const rows = await EventModel.find(
    { 'subject.noun': noun, 'subject.id': { $in: ids }, name: { $in: names } },
    { name: 1, subject: 1, county: 1, at: 1 },
  )
    .sort({ at: 1, _id: 1 })
    .limit(2000)
    .lean();
  return rows.map(({ name, subject, county, at }) => ({
    name,
    subject: { id: subject.id },
    county,
    at,
  }));
};
