import type { Match } from '@zhiqiao/shared/matching/match.schema';
import mongoose, { Schema } from 'mongoose';

/** A table of outcomes whose answers to the open needs are still looked for: how far that is. */
export interface LeadSweep {
  /** of the import */
  _id: string;
  /** outcomes that came in since then are meant */
  since: Date;
  /** the need that was looked at last */
  after?: string;
  /** every need was looked at: what was chosen is being told */
  chosen?: boolean;
}

const sweepSchema = new Schema<LeadSweep>(
  {
    _id: { type: String, required: true },
    since: { type: Date, required: true },
    after: String,
    chosen: Boolean,
  },
  { versionKey: false },
);

export const LeadSweepModel = mongoose.model<LeadSweep>('LeadSweep', sweepSchema);

/** One need that an outcome may answer. */
export interface Fitting {
  need: string;
  /** the need's, whose rules say how many are told */
  county: string;
  score: number;
  match: Match;
}
/** The needs that fit an outcome of a sweep best, until they are told. */
export interface LeadShortlist {
  sweep: string;
  outcome: string;
  unit: string;
  best: Fitting[];
}

const shortlistSchema = new Schema<LeadShortlist>(
  {
    sweep: { type: String, required: true },
    outcome: { type: String, required: true },
    unit: { type: String, required: true },
    best: { type: Schema.Types.Mixed, default: [] },
  },
  { versionKey: false, minimize: false },
);
shortlistSchema.index({ sweep: 1, outcome: 1 }, { unique: true });

export const LeadShortlistModel = mongoose.model<LeadShortlist>('LeadShortlist', shortlistSchema);
