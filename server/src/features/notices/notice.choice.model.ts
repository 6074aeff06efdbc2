import mongoose, { Schema } from 'mongoose';

const choiceSchema = new Schema(
  {
    /** the account */
    _id: { type: Schema.Types.ObjectId, required: true },
    kinds: { type: Map, of: String, default: {} },
    quietFrom: { type: Number, default: 22 },
    quietTo: { type: Number, default: 7 },
    digestHour: { type: Number, default: 8 },
  },
  { versionKey: false },
);

export const NoticeChoiceModel = mongoose.model('NoticeChoice', choiceSchema);
