import {
  comparators,
  groups,
  type NeedBrief,
  type NeedState,
  needStates,
  tiers,
} from '@zhiqiao/shared/needs/need.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const indicatorSchema = new Schema(
  {
    key: { type: String, required: true },
    name: { type: String, required: true },
    current: { type: Number, default: null },
    target: { type: Number, default: null },
    upper: { type: Number, default: null },
    unit: { type: String, default: '' },
    comparator: { type: String, enum: comparators, required: true },
    method: { type: String, default: '' },
  },
  { _id: false },
);
const clockSchema = new Schema(
  {
    who: { type: String, enum: ['firm', 'expert', 'unit', 'bureau', 'town'], required: true },
    what: { type: String, required: true },
    startedAt: { type: Date, required: true },
    due: { type: Date, required: true },
  },
  { _id: false },
);
const resultSchema = new Schema(
  { key: String, value: Number, met: String, note: String },
  { _id: false },
);
const doorSchema = new Schema(
  { group: { type: String, enum: groups }, expert: Schema.Types.ObjectId, by: String, at: Date },
  { _id: false },
);
const tier = { type: String, enum: tiers, required: true } as const;

const needSchema = new Schema(
  {
    rev: { type: Number, default: 0 },
    number: { type: String, required: true, unique: true },
    state: { type: String, enum: needStates, required: true },
    county: { type: String, required: true },
    firm: { type: Schema.Types.ObjectId, required: true },
    author: { type: Schema.Types.ObjectId, required: true },
    title: { type: String, required: true },
    background: { type: String, default: '' },
    tried: { type: String, default: '' },
    keywords: { type: [String], default: [] },
    indicators: { type: [indicatorSchema], default: [] },
    budget: { type: { min: Number, max: Number }, default: null, _id: false },
    deadline: { type: String, default: null },
    industry: String,
    disciplines: { type: [String], default: [] },
    town: String,
    modes: { type: [String], default: [] },
    files: { type: [Schema.Types.ObjectId], default: [] },
    secrets: { type: String, default: '' },
    tiers: {
      type: Object.fromEntries(groups.map((group) => [group, tier])),
      required: true,
      _id: false,
    },
    health: { type: Number, default: 0 },
    confirmedRev: Number,
    reason: { type: { code: String, note: String }, _id: false },
    duplicateReason: String,
    clock: clockSchema,
    /** doors that the firm has shut */
    doors: { type: [doorSchema], default: undefined },
    /** how often a door was shut or opened: what is shown elsewhere is as new as this */
    doorTurns: Number,
    promisedBy: { type: [Schema.Types.ObjectId], default: [] },
    introduced: { type: [Schema.Types.ObjectId], default: [] },
    selected: Schema.Types.ObjectId,
    engagement: Schema.Types.ObjectId,
    results: { type: [resultSchema], default: undefined },
    createdAt: { type: Date, required: true },
    publishedAt: Date,
    movedAt: { type: Date, required: true },
  },
  { versionKey: false },
);
needSchema.index({ firm: 1, state: 1, createdAt: -1 });
needSchema.index({ county: 1, state: 1, 'clock.due': 1 });
needSchema.index({ county: 1, createdAt: -1 });
needSchema.index({ state: 1, deadline: 1 });
needSchema.index({ 'clock.due': 1 }, { sparse: true });

export const NeedModel = mongoose.model('Need', needSchema);
export type NeedRow = Omit<InferSchemaType<typeof needSchema>, 'tiers'> & {
  _id: Types.ObjectId;
  state: NeedState;
  tiers: Record<(typeof groups)[number], (typeof tiers)[number]>;
};

/** A need about to be stored: a parsed brief and what the use case adds to it. */
export type NewNeed = NeedBrief & {
  number: string;
  state: NeedState;
  county: string;
  firm: string;
  author: string;
  health: number;
  createdAt: Date;
  movedAt: Date;
  clock?: NeedRow['clock'];
  publishedAt?: Date;
  confirmedRev?: number;
};

const toRow = (need: NewNeed): NeedRow => {
  const given = Object.entries(need).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    _id: new mongoose.Types.ObjectId(),
    rev: 0,
    firm: new mongoose.Types.ObjectId(need.firm),
    author: new mongoose.Types.ObjectId(need.author),
    files: need.files.map((id) => new mongoose.Types.ObjectId(id)),
    promisedBy: [],
    introduced: [],
  } as unknown as NeedRow;
};

/** Stores parsed needs as they are: making a document of each would cost more than everything else about them. */
export const insertNeeds = async (needs: readonly NewNeed[]): Promise<NeedRow[]> => {
  const rows = needs.map(toRow);
  await NeedModel.insertMany(rows, { lean: true });
  return rows;
};
