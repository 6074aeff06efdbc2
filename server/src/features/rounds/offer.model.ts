import type { Match } from '@zhiqiao/shared/matching/match.schema';
import type { OfferState } from '@zhiqiao/shared/rounds/offer.machine';
import type { declineReasons } from '@zhiqiao/shared/rounds/round.schema';
import { offerStates } from '@zhiqiao/shared/rounds/round.view';
import mongoose, { Schema, type Types } from 'mongoose';

/** One pair of a published round, as both its sides are asked about it. */
export interface OfferRow {
  _id: Types.ObjectId;
  rev: number;
  state: OfferState;
  county: string;
  round: Types.ObjectId;
  title: string;
  expert: Types.ObjectId;
  post: { key: string; title: string; text: string; town?: string };
  need?: Types.ObjectId;
  /** who answers for the post; absent: the bureau, for a town */
  firm?: Types.ObjectId;
  match: Match;
  expertAt?: Date;
  postAt?: Date;
  declined?: { by: 'expert' | 'post'; reason: (typeof declineReasons)[number]; note: string };
  startedAt: Date;
  due: Date;
  movedAt: Date;
}

const offerSchema = new Schema<OfferRow>(
  {
    rev: { type: Number, default: 0 },
    state: { type: String, enum: offerStates, required: true },
    county: { type: String, required: true },
    round: { type: Schema.Types.ObjectId, required: true },
    title: { type: String, required: true },
    expert: { type: Schema.Types.ObjectId, required: true },
    post: {
      type: { key: String, title: String, text: String, town: String },
      required: true,
      _id: false,
    },
    need: Schema.Types.ObjectId,
    firm: Schema.Types.ObjectId,
    match: { type: Schema.Types.Mixed, required: true },
    expertAt: Date,
    postAt: Date,
    declined: { type: { by: String, reason: String, note: String }, _id: false },
    startedAt: { type: Date, required: true },
    due: { type: Date, required: true },
    movedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
);
offerSchema.index({ round: 1, state: 1 });
offerSchema.index({ expert: 1, movedAt: -1 });
offerSchema.index({ firm: 1, movedAt: -1 });
offerSchema.index({ county: 1, movedAt: -1 });
offerSchema.index({ state: 1, due: 1 });

export const OfferModel = mongoose.model<OfferRow>('RoundOffer', offerSchema);
