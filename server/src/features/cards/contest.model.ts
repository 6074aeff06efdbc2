import { type ContestView, contestable, contestStates } from '@zhiqiao/shared/cards/card.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const contestSchema = new Schema(
  {
    firm: { type: Schema.Types.ObjectId, required: true },
    county: { type: String, required: true },
    figure: { type: String, enum: contestable, required: true },
    reason: { type: String, required: true },
    state: { type: String, enum: contestStates, default: 'open' },
    at: { type: Date, required: true },
    decision: { type: { note: String, by: String, at: Date }, _id: false },
    leaveOut: { type: [Schema.Types.ObjectId], default: [] },
    add: { type: Number, default: 0 },
  },
  { versionKey: false },
);
contestSchema.index({ firm: 1, at: -1 });
contestSchema.index({ county: 1, state: 1, at: -1 });
// One open question a figure.
contestSchema.index(
  { firm: 1, figure: 1 },
  { unique: true, partialFilterExpression: { state: 'open' } },
);

export const ContestModel = mongoose.model('Contest', contestSchema);
export type ContestRow = InferSchemaType<typeof contestSchema> & { _id: Types.ObjectId };

export const toView = (row: ContestRow, name: string): ContestView => ({
  id: String(row._id),
  firm: { id: String(row.firm), name },
  figure: row.figure,
  reason: row.reason,
  state: row.state,
  at: row.at.toISOString(),
  ...(row.decision?.at
    ? {
        decision: {
          note: row.decision.note ?? '',
          by: row.decision.by ?? '',
          at: row.decision.at.toISOString(),
        },
      }
    : {}),
});
