import type { OutcomeState } from '@zhiqiao/shared/outcomes/outcome.machine';
import type { OutcomeStanding } from '@zhiqiao/shared/outcomes/outcome.policy';
import {
  type OutcomeCard,
  type OutcomeView,
  outcomeStates,
} from '@zhiqiao/shared/outcomes/outcome.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const outcomeSchema = new Schema(
  {
    rev: { type: Number, default: 0 },
    number: { type: String, required: true, unique: true },
    state: { type: String, enum: outcomeStates, required: true },
    owner: { type: Schema.Types.ObjectId, required: true },
    inventor: Schema.Types.ObjectId,
    county: { type: String, required: true },
    title: { type: String, required: true },
    summary: { type: String, default: '' },
    keywords: { type: [String], default: [] },
    maturity: { type: Number, required: true },
    patents: { type: [String], default: [] },
    industries: { type: [String], default: [] },
    modes: { type: [String], default: [] },
    price: { type: Number, default: 0 },
    terms: { type: String, default: '' },
    trialFirst: { type: Boolean, default: false },
    ownershipClear: { type: Boolean, default: false },
    note: String,
    listedAt: Date,
    createdAt: { type: Date, required: true },
    movedAt: { type: Date, required: true },
  },
  { versionKey: false },
);
outcomeSchema.index({ owner: 1, state: 1, movedAt: -1 });
outcomeSchema.index({ inventor: 1 }, { sparse: true });
outcomeSchema.index({ state: 1, listedAt: -1 });

export const OutcomeModel = mongoose.model('Outcome', outcomeSchema);
export type OutcomeRow = InferSchemaType<typeof outcomeSchema> & {
  _id: Types.ObjectId;
  state: OutcomeState;
};

export const toView = (
  row: OutcomeRow,
  held: OutcomeStanding[],
  names: { owner: string; inventor?: string | undefined },
): OutcomeView => ({
  id: String(row._id),
  rev: row.rev,
  number: row.number,
  state: row.state,
  title: row.title,
  summary: row.summary,
  keywords: row.keywords,
  maturity: row.maturity,
  patents: row.patents,
  industries: row.industries,
  modes: row.modes as OutcomeView['modes'],
  price: row.price,
  terms: row.terms,
  trialFirst: row.trialFirst,
  ownershipClear: row.ownershipClear,
  owner: { id: String(row.owner), name: names.owner },
  ...(row.inventor ? { inventor: { id: String(row.inventor), name: names.inventor ?? '' } } : {}),
  county: row.county,
  standings: held,
  ...(row.note && (held.includes('unit') || held.includes('inventor')) ? { note: row.note } : {}),
  ...(row.listedAt ? { listedAt: row.listedAt.toISOString() } : {}),
});

export const toCard = (row: OutcomeRow, owner: string): OutcomeCard => ({
  id: String(row._id),
  number: row.number,
  title: row.title,
  summary: row.summary.slice(0, 200),
  owner,
  maturity: row.maturity,
  industries: row.industries,
  modes: row.modes as OutcomeCard['modes'],
  price: row.price,
  terms: row.terms,
  trialFirst: row.trialFirst,
  patents: row.patents.length,
  ...(row.listedAt ? { listedAt: row.listedAt.toISOString() } : {}),
});
