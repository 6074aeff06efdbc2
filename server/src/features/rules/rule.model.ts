import { ruleCodes } from '@zhiqiao/shared/rules/rule.catalogue';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const by = { id: { type: String, required: true }, name: { type: String, required: true } };

const ruleSchema = new Schema(
  {
    code: { type: String, enum: ruleCodes, required: true },
    county: { type: String, required: true },
    /** 1, 2, 3 ... in the order of writing: two who wrote against the same row cannot both win */
    serial: { type: Number, required: true },
    value: { type: Number, required: true },
    document: { type: String, required: true },
    number: { type: String, default: '' },
    from: { type: String, required: true },
    to: String,
    by: { type: by, required: true, _id: false },
    at: { type: Date, required: true },
    withdrawn: {
      type: { ...by, at: { type: Date, required: true }, note: { type: String, required: true } },
      _id: false,
    },
  },
  { versionKey: false },
);
ruleSchema.index({ county: 1, code: 1, serial: 1 }, { unique: true });

/** A county's own number for a rule, with its document and dates (days in Asia/Shanghai). Written once, never edited. */
export const RuleModel = mongoose.model('Rule', ruleSchema);
export type StoredRule = InferSchemaType<typeof ruleSchema> & { _id: Types.ObjectId };
