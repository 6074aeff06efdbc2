import { ruleCodes } from '@zhiqiao/shared/rules/rule.schema';
import mongoose, { Schema } from 'mongoose';

const ruleSchema = new Schema(
  {
    code: { type: String, enum: ruleCodes, required: true },
    county: { type: String, required: true },
    value: { type: Number, required: true },
    unit: {
      type: String,
      enum: ['points', 'workingDays', 'days', 'count', 'percent'],
      required: true,
    },
    document: { type: String, required: true },
    from: { type: String, required: true },
    to: String,
  },
  { versionKey: false },
);
ruleSchema.index({ county: 1, code: 1, from: -1 });

/** A county's own number for a rule, with its document and dates (days in Asia/Shanghai). */
export const RuleModel = mongoose.model('Rule', ruleSchema);
