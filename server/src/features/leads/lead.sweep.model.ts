import mongoose, { Schema } from 'mongoose';

/** A table of outcomes whose answers to the open needs are still looked for: how far that is. */
export interface LeadSweep {
  /** of the import */
  _id: string;
  /** outcomes that came in since then are meant */
  since: Date;
  /** the need that was looked at last */
  after?: string;
}

const sweepSchema = new Schema<LeadSweep>(
  { _id: { type: String, required: true }, since: { type: Date, required: true }, after: String },
  { versionKey: false },
);

export const LeadSweepModel = mongoose.model<LeadSweep>('LeadSweep', sweepSchema);
