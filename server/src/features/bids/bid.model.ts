import type { BidState } from '@zhiqiao/shared/bids/bid.machine';
import { answers, bidStates } from '@zhiqiao/shared/bids/bid.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const answerSchema = new Schema(
  {
    key: { type: String, required: true },
    answer: { type: String, enum: answers, required: true },
    value: { type: Number, default: null },
    words: { type: String, default: '' },
  },
  { _id: false },
);
const clockSchema = new Schema(
  { who: String, what: String, startedAt: Date, due: Date },
  { _id: false },
);

const bidSchema = new Schema(
  {
    rev: { type: Number, default: 0 },
    state: { type: String, enum: bidStates, required: true },
    need: { type: Schema.Types.ObjectId, required: true },
    expert: { type: Schema.Types.ObjectId, required: true },
    unit: Schema.Types.ObjectId,
    firm: { type: Schema.Types.ObjectId, required: true },
    county: { type: String, required: true },
    answers: { type: [answerSchema], default: [] },
    plan: { type: String, default: '' },
    months: { type: Number, default: 0 },
    price: { type: Number, default: 0 },
    conflict: { type: String, default: '' },
    nothingConfidential: { type: Boolean, default: false },
    conflictDeclared: { type: Boolean, default: false },
    clock: clockSchema,
    reason: { type: { code: String, sentence: String }, _id: false },
    question: String,
    reply: String,
    submittedAt: Date,
    answeredAt: Date,
    engagement: Schema.Types.ObjectId,
    createdAt: { type: Date, required: true },
    movedAt: { type: Date, required: true },
  },
  { versionKey: false },
);
// One bid an expert a need, whatever became of it.
bidSchema.index({ need: 1, expert: 1 }, { unique: true });
bidSchema.index({ expert: 1, movedAt: -1 });
bidSchema.index({ unit: 1, state: 1 });
bidSchema.index({ firm: 1, state: 1, 'clock.due': 1 });
bidSchema.index({ county: 1, state: 1 });
bidSchema.index({ 'clock.due': 1 }, { sparse: true });

export const BidModel = mongoose.model('Bid', bidSchema);
export type BidRow = InferSchemaType<typeof bidSchema> & { _id: Types.ObjectId; state: BidState };
