import type { EngagementState } from '@zhiqiao/shared/engagements/engagement.machine';
import { engagementStates } from '@zhiqiao/shared/engagements/engagement.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const engagementSchema = new Schema(
  {
    number: { type: String, required: true, unique: true },
    state: { type: String, enum: engagementStates, required: true },
    need: { type: Schema.Types.ObjectId, required: true },
    bid: { type: Schema.Types.ObjectId, required: true },
    firm: { type: Schema.Types.ObjectId, required: true },
    expert: { type: Schema.Types.ObjectId, required: true },
    unit: Schema.Types.ObjectId,
    county: { type: String, required: true },
    price: { type: Number, required: true },
    months: { type: Number, required: true },
    signedOn: String,
    contractNumber: String,
    since: { type: Date, required: true },
  },
  { versionKey: false },
);
// One engagement an award: the last guard against a need awarded twice.
engagementSchema.index({ need: 1 }, { unique: true });
engagementSchema.index({ firm: 1, since: -1 });
engagementSchema.index({ expert: 1, state: 1 });
engagementSchema.index({ county: 1, since: -1 });

export const EngagementModel = mongoose.model('Engagement', engagementSchema);
export type EngagementRow = InferSchemaType<typeof engagementSchema> & {
  _id: Types.ObjectId;
  state: EngagementState;
};
