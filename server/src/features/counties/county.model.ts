import mongoose, { Schema } from 'mongoose';

const countySchema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    /** the name for English readers */
    en: String,
    since: { type: Date, required: true },
  },
  { versionKey: false },
);

/** A county by its administrative code. */
export const CountyModel = mongoose.model('County', countySchema);
