import type { LeadState } from '@zhiqiao/shared/leads/lead.machine';
import { leadStates } from '@zhiqiao/shared/leads/lead.schema';
import type { Match } from '@zhiqiao/shared/matching/match.schema';
import mongoose, { Schema, type Types } from 'mongoose';

export interface LeadRow {
  _id: Types.ObjectId;
  state: LeadState;
  need: Types.ObjectId;
  firm: Types.ObjectId;
  outcome: Types.ObjectId;
  unit: Types.ObjectId;
  /** the need's */
  county: string;
  score: number;
  match: Match;
  reason?: string;
  note?: string;
  /** its last moment; whoever lets it lie has said nothing */
  until: Date;
  /** not now, said whoever it waits for; gone once it waits for the other side */
  later?: Date;
  createdAt: Date;
  movedAt: Date;
}

const ref = { type: Schema.Types.ObjectId, required: true } as const;
const leadSchema = new Schema<LeadRow>(
  {
    state: { type: String, enum: leadStates, required: true },
    need: ref,
    firm: ref,
    outcome: ref,
    unit: ref,
    county: { type: String, required: true },
    score: { type: Number, required: true },
    match: { type: Schema.Types.Mixed, required: true },
    reason: String,
    note: String,
    until: { type: Date, required: true },
    later: Date,
    createdAt: { type: Date, required: true },
    movedAt: { type: Date, required: true },
  },
  // A gap without particulars keeps its empty ones.
  { versionKey: false, minimize: false },
);
// A pair is told once, whatever happens to it afterwards.
leadSchema.index({ need: 1, outcome: 1 }, { unique: true });
leadSchema.index({ unit: 1, state: 1, score: -1 });
leadSchema.index({ firm: 1, state: 1, score: -1 });
leadSchema.index({ county: 1, state: 1, score: -1 });
leadSchema.index({ outcome: 1, state: 1 });
leadSchema.index({ state: 1, until: 1 });

export const LeadModel = mongoose.model<LeadRow>('Lead', leadSchema);
