import mongoose, { type InferSchemaType, Schema } from 'mongoose';

const by = { type: { id: String, name: String }, required: true, _id: false } as const;
const firm = { type: Schema.Types.ObjectId, required: true } as const;

const chaserSchema = new Schema(
  { firm, text: { type: String, required: true }, by, at: { type: Date, required: true } },
  { versionKey: false },
);
chaserSchema.index({ firm: 1, at: -1 });

/** 催办函: a letter of the bureau to a firm that is past its dates. */
export const ChaserModel = mongoose.model('Chaser', chaserSchema);
export type ChaserRow = InferSchemaType<typeof chaserSchema>;

const liftSchema = new Schema(
  {
    firm,
    /** the last day, in Shanghai */
    until: { type: String, required: true },
    reason: { type: String, required: true },
    by,
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
liftSchema.index({ firm: 1, until: -1 });

/** 放行: a leader let a firm post new needs although it owes answers. It ends by itself. */
export const LiftModel = mongoose.model('Lift', liftSchema);
export type LiftRow = InferSchemaType<typeof liftSchema>;
