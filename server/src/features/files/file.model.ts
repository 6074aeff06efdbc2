import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const fileSchema = new Schema(
  {
    name: { type: String, required: true },
    size: { type: Number, required: true },
    mime: { type: String, required: true },
    key: { type: String, required: true },
    sha256: { type: String, required: true },
    owner: { type: Schema.Types.ObjectId, required: true },
    /** what it hangs on: who may read that, at its tier, may read the file */
    on: { type: { noun: String, id: String }, _id: false },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
fileSchema.index({ 'on.noun': 1, 'on.id': 1 });

export const FileModel = mongoose.model('File', fileSchema);
export type FileRow = InferSchemaType<typeof fileSchema> & { _id: Types.ObjectId };
