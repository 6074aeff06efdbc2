import type { NoticeView } from '@zhiqiao/shared/notices/notice.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const noticeSchema = new Schema(
  {
    account: { type: Schema.Types.ObjectId, required: true },
    county: { type: String, default: '' },
    /** event and code, or day and duty where facts are gathered: told once however often the reaction runs */
    key: { type: String, required: true },
    /** the events it tells of, and how many they are */
    facts: { type: [String], default: [] },
    count: { type: Number, default: 1 },
    code: { type: String, required: true },
    words: { type: Map, of: String, default: {} },
    link: { type: { noun: String, id: String }, required: true, _id: false },
    due: Date,
    at: { type: Date, required: true },
    read: { type: Boolean, default: false },
    /** when it goes out by mail, or to the county's gateway; absent when it does not, or has gone */
    mailAt: Date,
    gatewayAt: Date,
  },
  { versionKey: false },
);
noticeSchema.index({ account: 1, key: 1 }, { unique: true });
noticeSchema.index({ account: 1, read: 1, at: -1 });
noticeSchema.index({ mailAt: 1 }, { sparse: true });
noticeSchema.index({ gatewayAt: 1 }, { sparse: true });

export const NoticeModel = mongoose.model('Notice', noticeSchema);
export type NoticeRow = InferSchemaType<typeof noticeSchema> & { _id: Types.ObjectId };

export const toView = (row: NoticeRow): NoticeView => ({
  id: String(row._id),
  code: row.code,
  words: {
    ...(Object.fromEntries(Object.entries(row.words ?? {})) as Record<string, string>),
    ...(row.count > 1 ? { count: String(row.count) } : {}),
  },
  link: row.link as NoticeView['link'],
  ...(row.due ? { due: row.due.toISOString() } : {}),
  at: row.at.toISOString(),
  read: row.read,
});
