import { grounds } from '@zhiqiao/shared/disclosures/disclosure.schema';
import { groups, tiers } from '@zhiqiao/shared/needs/need.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const openingSchema = new Schema(
  {
    need: { type: Schema.Types.ObjectId, required: true },
    account: { type: Schema.Types.ObjectId, required: true },
    name: { type: String, required: true },
    role: { type: String, required: true },
    organisation: Schema.Types.ObjectId,
    expert: Schema.Types.ObjectId,
    group: { type: String, enum: groups, required: true },
    tier: { type: String, enum: tiers, required: true },
    ground: { type: String, enum: grounds, required: true },
    /** in Asia/Shanghai */
    day: { type: String, required: true },
    first: { type: Date, required: true },
    last: { type: Date, required: true },
    count: { type: Number, default: 0 },
  },
  { versionKey: false },
);
openingSchema.index({ need: 1, account: 1, group: 1, day: 1 }, { unique: true });
openingSchema.index({ need: 1, last: -1 });

export const OpeningModel = mongoose.model('Opening', openingSchema);
export type OpeningRow = InferSchemaType<typeof openingSchema> & { _id: Types.ObjectId };

const promiseSchema = new Schema(
  {
    need: { type: Schema.Types.ObjectId, required: true },
    expert: { type: Schema.Types.ObjectId, required: true },
    account: { type: Schema.Types.ObjectId, required: true },
    /** names and words as they were on the day: a signed paper is not rewritten */
    number: String,
    title: String,
    firm: String,
    name: { type: String, required: true },
    unit: { type: String, default: '' },
    signer: { type: String, required: true },
    version: { type: String, required: true },
    text: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
promiseSchema.index({ need: 1, expert: 1 }, { unique: true });

export const PromiseModel = mongoose.model('ConfidentialityPromise', promiseSchema);
export type PromiseRow = InferSchemaType<typeof promiseSchema> & { _id: Types.ObjectId };
