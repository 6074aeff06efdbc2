import type { Offer, TrialScope, TrialTerms } from '@zhiqiao/shared/trials/terms.schema';
import type { TrialState } from '@zhiqiao/shared/trials/trial.machine';
import type { DecisionKind, firmSizes, Side } from '@zhiqiao/shared/trials/trial.schema';
import { trialStates } from '@zhiqiao/shared/trials/trial.schema';
import mongoose, { Schema, type Types } from 'mongoose';

/** Who did something, and when. */
export interface Deed {
  id: string;
  name: string;
  at: Date;
}
export interface Figure {
  key: string;
  value: number;
}
export interface StoredReport {
  id: string;
  on: string;
  values: Figure[];
  quantities: { name: string; value: number }[];
  note: string;
  files: string[];
  by: Deed;
}
export interface StoredObjection {
  id: string;
  text: string;
  by: Deed;
  answer?: { upheld: boolean; text: string; by: Deed };
}
interface Diligence {
  basis: string;
  papers: string[];
  decidedBy: string;
  by: Deed;
}

export interface TrialRow {
  _id: Types.ObjectId;
  rev: number;
  number: string;
  state: TrialState;
  /** outcome and firm while it is open: one at a time */
  openKey?: string;
  outcome: Types.ObjectId;
  unit: Types.ObjectId;
  firm: Types.ObjectId;
  inventor?: Types.ObjectId;
  need?: Types.ObjectId;
  county: string;
  exclusive: boolean;
  /** it has the outcome's exclusive place */
  hasPlace: boolean;
  useCase: string;
  scope: TrialScope;
  size: (typeof firmSizes)[number];
  months: number;
  offer?: Offer;
  terms?: TrialTerms;
  /** 0 before anything was written */
  termsRev: number;
  termsBy?: Deed;
  signatures: { side: Side; by: Deed }[];
  diligence?: Diligence;
  agreement?: { file: string; sha256: string; at: Date };
  insurance?: {
    insurer: string;
    policyNumber: string;
    coverFen: number;
    until: string;
    file?: string;
  };
  handover?: { given: string[]; received: string[]; note: string; files: string[]; by: Deed };
  baseline?: { values: Figure[]; measured: string; files: string[]; by: Deed; confirmed?: Deed };
  startedOn?: string;
  endsOn?: string;
  /** days of the term as signed, that an extension is measured by */
  termDays?: number;
  reports: StoredReport[];
  extension?: {
    days: number;
    reason: string;
    state: 'asked' | 'granted' | 'refused' | 'lapsed';
    note: string;
    by: Deed;
  };
  overdueAt?: Date;
  decision?: { kind: DecisionKind; reason: string; by: Deed };
  lessons?: string;
  stoppedOn?: string;
  sentBack?: string;
  conversion?: Diligence;
  price?: {
    method: 'agreement' | 'listing' | 'auction';
    amountFen: number;
    record: string;
    contractKind: 'development' | 'transfer' | 'license' | 'consulting' | 'service';
    by: Deed;
  };
  publicity?: { from: Date; until: Date };
  objections: StoredObjection[];
  contract?: Types.ObjectId;
  materials?: { note: string; by: Deed };
  breach?: {
    side: 'firm' | 'unit';
    text: string;
    files: string[];
    by: Deed;
    mediation?: { note: string; by: Deed };
    finding?: { against: 'firm' | 'unit' | 'nobody'; text: string; by: Deed };
  };
  clock?: { who: string; what: string; startedAt: Date; due: Date };
  requestedAt: Date;
  movedAt: Date;
}

// Parts that one deed writes whole, parsed at its door: the store need not know their inside.
const part = Schema.Types.Mixed;
const ref = Schema.Types.ObjectId;

const trialSchema = new Schema(
  {
    rev: { type: Number, default: 0 },
    number: { type: String, required: true, unique: true },
    state: { type: String, enum: trialStates, required: true },
    openKey: String,
    outcome: { type: ref, required: true },
    unit: { type: ref, required: true },
    firm: { type: ref, required: true },
    inventor: ref,
    need: ref,
    county: { type: String, required: true },
    exclusive: { type: Boolean, required: true },
    hasPlace: { type: Boolean, required: true },
    useCase: { type: String, default: '' },
    scope: { type: part, required: true },
    size: { type: String, required: true },
    months: { type: Number, required: true },
    offer: part,
    terms: part,
    termsRev: { type: Number, default: 0 },
    termsBy: part,
    signatures: { type: [part], default: [] },
    diligence: part,
    agreement: part,
    insurance: part,
    handover: part,
    baseline: part,
    startedOn: String,
    endsOn: String,
    termDays: Number,
    reports: { type: [part], default: [] },
    extension: part,
    overdueAt: Date,
    decision: part,
    lessons: String,
    stoppedOn: String,
    sentBack: String,
    conversion: part,
    price: part,
    publicity: part,
    objections: { type: [part], default: [] },
    contract: ref,
    materials: part,
    breach: part,
    clock: { type: { who: String, what: String, startedAt: Date, due: Date }, _id: false },
    requestedAt: { type: Date, required: true },
    movedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
);
// One trial a firm an outcome at a time; what is over may be asked for again.
trialSchema.index({ openKey: 1 }, { unique: true, sparse: true });
trialSchema.index({ outcome: 1, state: 1 });
trialSchema.index({ firm: 1, state: 1, movedAt: -1 });
trialSchema.index({ unit: 1, state: 1, movedAt: -1 });
trialSchema.index({ inventor: 1, movedAt: -1 }, { sparse: true });
trialSchema.index({ county: 1, state: 1, movedAt: -1 });
trialSchema.index({ state: 1, endsOn: 1 });
trialSchema.index({ state: 1, 'clock.due': 1 });
trialSchema.index({ 'clock.due': 1 }, { sparse: true });

export const TrialModel = mongoose.model<TrialRow>(
  'Trial',
  trialSchema as unknown as Schema<TrialRow>,
);
