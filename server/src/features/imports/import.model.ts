import { type ImportView, importKinds } from '@zhiqiao/shared/imports/import.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const importSchema = new Schema(
  {
    kind: { type: String, enum: importKinds, required: true },
    file: { type: String, required: true },
    /** the bytes as uploaded: the check and the writing read the same */
    key: { type: String, required: true },
    county: { type: String, required: true },
    by: { type: Schema.Types.ObjectId, required: true },
    organisation: Schema.Types.ObjectId,
    state: { type: String, enum: ['checked', 'writing', 'written', 'failed'], default: 'checked' },
    rows: { type: Number, required: true },
    good: { type: Number, required: true },
    faults: {
      type: [{ row: Number, column: String, value: String, message: String, _id: false }],
      default: [],
    },
    faultCount: { type: Number, required: true },
    done: { type: Number, default: 0 },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
importSchema.index({ county: 1, at: -1 });

export const ImportModel = mongoose.model('Import', importSchema);
export type ImportRow = InferSchemaType<typeof importSchema> & { _id: Types.ObjectId };

interface Progress {
  _id: Types.ObjectId;
  done: number;
}
const progress = () => mongoose.connection.db!.collection<Progress>('importprogress');

/**
 * Notes how far the writing is, outside the transaction that writes, so that others see it; in a collection of its own,
 * since the transaction changes the import itself.
 */
export const noteProgress = async (_id: Types.ObjectId, done: number): Promise<void> => {
  await progress().updateOne({ _id }, { $set: { done } }, { upsert: true });
};

export const progressOf = async (_id: Types.ObjectId): Promise<number> =>
  (await progress().findOne({ _id }))?.done ?? 0;

/** @param done rows written so far, while it is being written */
export const toView = (row: ImportRow, done = row.done): ImportView => ({
  id: String(row._id),
  kind: row.kind,
  file: row.file,
  state: row.state,
  rows: row.rows,
  good: row.good,
  faults: row.faults as ImportView['faults'],
  faultCount: row.faultCount,
  done,
  at: row.at.toISOString(),
});
