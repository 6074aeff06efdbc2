import type { OutcomeState } from '@zhiqiao/shared/outcomes/outcome.machine';
import type { Property } from '@zhiqiao/shared/outcomes/outcome.schema';
import { outcomeStates } from '@zhiqiao/shared/outcomes/outcome.schema';
import type { Offer } from '@zhiqiao/shared/trials/terms.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const ref = Schema.Types.ObjectId;

const outcomeSchema = new Schema(
  {
    rev: { type: Number, default: 0 },
    number: { type: String, required: true, unique: true },
    state: { type: String, enum: outcomeStates, required: true },
    owner: { type: ref, required: true },
    inventor: ref,
    county: { type: String, required: true },
    title: { type: String, required: true },
    summary: { type: String, default: '' },
    keywords: { type: [String], default: [] },
    maturity: { type: Number, required: true },
    maturityEvidence: { type: String, default: '' },
    patents: { type: [String], default: [] },
    properties: {
      type: [{ number: String, kind: String, validUntil: String, _id: false }],
      default: [],
    },
    industries: { type: [String], default: [] },
    modes: { type: [String], default: [] },
    price: { type: Number, default: 0 },
    terms: { type: String, default: '' },
    trialFirst: { type: Boolean, default: false },
    offer: { type: Schema.Types.Mixed, default: null },
    exclusive: { type: Boolean, default: false },
    /** the trial that has the exclusive place */
    seat: ref,
    trialScope: { type: String, default: '' },
    trialMonths: { type: Number, default: 12 },
    ownershipClear: { type: Boolean, default: false },
    dispute: { type: String, default: '' },
    inventors: {
      type: [{ name: String, share: Number, expert: ref, _id: false }],
      default: [],
    },
    files: { type: [{ file: ref, tier: String, _id: false }], default: [] },
    pictures: { type: [{ file: ref, alt: String, _id: false }], default: [] },
    clock: { type: { who: String, what: String, startedAt: Date, due: Date }, _id: false },
    note: String,
    listedAt: Date,
    listedUntil: Date,
    /** ends that its people were told of: told once each */
    reminded: { type: [String], default: [] },
    mergedInto: ref,
    createdAt: { type: Date, required: true },
    movedAt: { type: Date, required: true },
  },
  { versionKey: false },
);
outcomeSchema.index({ owner: 1, state: 1, movedAt: -1 });
outcomeSchema.index({ inventor: 1 }, { sparse: true });
outcomeSchema.index({ state: 1, listedAt: -1 });
outcomeSchema.index({ state: 1, listedUntil: 1 });
outcomeSchema.index({ state: 1, 'properties.validUntil': 1 });

export const OutcomeModel = mongoose.model('Outcome', outcomeSchema);
type Stored = InferSchemaType<typeof outcomeSchema>;
export type OutcomeRow = Omit<Stored, 'offer' | 'properties'> & {
  _id: Types.ObjectId;
  state: OutcomeState;
  offer?: Offer | null;
  properties?: Property[];
};
