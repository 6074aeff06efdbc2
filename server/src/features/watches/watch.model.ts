import { rhythms, type WatchView, watchKinds } from '@zhiqiao/shared/watches/watch.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const watchSchema = new Schema(
  {
    account: { type: Schema.Types.ObjectId, required: true },
    county: { type: String, required: true },
    kind: { type: String, enum: watchKinds, required: true },
    address: { type: String, default: '' },
    name: { type: String, required: true },
    rhythm: { type: String, enum: rhythms, required: true },
    /** what became public after this is new */
    seenAt: { type: Date, required: true },
    /** when to look next; absent for `instant` and `never` */
    dueAt: Date,
    toldAt: Date,
    told: { type: Number, default: 0 },
    /** the first new title of the last time */
    first: { type: String, default: '' },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false },
);
watchSchema.index({ account: 1, kind: 1, address: 1 }, { unique: true });
watchSchema.index({ dueAt: 1 }, { sparse: true });
watchSchema.index({ rhythm: 1, kind: 1 });

export const WatchModel = mongoose.model('Watch', watchSchema);
export type WatchRow = InferSchemaType<typeof watchSchema> & { _id: Types.ObjectId };

export const toView = (row: WatchRow): WatchView => ({
  id: String(row._id),
  kind: row.kind,
  address: row.address,
  name: row.name,
  rhythm: row.rhythm,
  ...(row.toldAt ? { toldAt: row.toldAt.toISOString() } : {}),
  told: row.told,
  createdAt: row.createdAt.toISOString(),
});
