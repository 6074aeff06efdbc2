import { channels, type LetterView, letterStates } from '@zhiqiao/shared/letters/letter.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const letterSchema = new Schema(
  {
    channel: { type: String, enum: channels, required: true },
    /** the notices it tells and how many facts they held: the same are never gathered twice */
    key: { type: String, required: true, unique: true },
    county: { type: String, required: true },
    account: { type: Schema.Types.ObjectId, required: true },
    reader: { type: String, default: '' },
    to: { type: String, required: true },
    subject: { type: String, required: true },
    text: { type: String, required: true },
    html: { type: String, default: '' },
    /** what its one-click link stops */
    stop: { type: String, default: 'all' },
    notices: { type: Number, required: true },
    state: { type: String, enum: letterStates, default: 'waiting' },
    tries: { type: Number, default: 0 },
    /** the next try; while one is under way, when another may take it over */
    dueAt: Date,
    error: String,
    at: { type: Date, required: true },
    sentAt: Date,
  },
  { versionKey: false },
);
letterSchema.index({ dueAt: 1 }, { sparse: true });
letterSchema.index({ county: 1, at: -1 });
letterSchema.index({ county: 1, state: 1, at: -1 });
letterSchema.index({ at: 1 }, { expireAfterSeconds: 180 * 86_400 });

export const LetterModel = mongoose.model('Letter', letterSchema);
export type LetterRow = InferSchemaType<typeof letterSchema> & { _id: Types.ObjectId };

const masked = ({ channel, to }: LetterRow): string =>
  channel === 'gateway'
    ? new URL(to).host
    : to.replace(/^(.)[^@]*(?=@)/, (_, first) => `${first}***`);

export const toView = (row: LetterRow): LetterView => ({
  id: String(row._id),
  channel: row.channel,
  state: row.state,
  to: masked(row),
  reader: row.reader,
  subject: row.subject,
  notices: row.notices,
  tries: row.tries,
  ...(row.error && row.state !== 'sent' ? { error: row.error } : {}),
  at: row.at.toISOString(),
  ...(row.dueAt && row.state === 'waiting' ? { dueAt: row.dueAt.toISOString() } : {}),
  ...(row.sentAt ? { sentAt: row.sentAt.toISOString() } : {}),
});
