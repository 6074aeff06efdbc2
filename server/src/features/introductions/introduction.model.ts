import type { IntroductionState } from '@zhiqiao/shared/introductions/introduction.machine';
import {
  introductionStates,
  unfitReasons,
} from '@zhiqiao/shared/introductions/introduction.schema';
import mongoose, { Schema, type Types } from 'mongoose';

export interface IntroductionRow {
  _id: Types.ObjectId;
  state: IntroductionState;
  county: string;
  need: Types.ObjectId;
  expert: Types.ObjectId;
  owner: { id: string; name: string };
  note: string;
  said: string;
  clock?: { who: 'bureau'; what: string; startedAt: Date; due: Date };
  /** what the matching said when they were introduced: to learn from */
  score?: number;
  at: Date;
}

const introductionSchema = new Schema<IntroductionRow>(
  {
    state: { type: String, enum: introductionStates, required: true },
    county: { type: String, required: true },
    need: { type: Schema.Types.ObjectId, required: true },
    expert: { type: Schema.Types.ObjectId, required: true },
    owner: { type: { id: String, name: String }, required: true, _id: false },
    note: { type: String, default: '' },
    said: { type: String, default: '' },
    clock: { type: { who: String, what: String, startedAt: Date, due: Date }, _id: false },
    score: Number,
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
introductionSchema.index({ need: 1, expert: 1 }, { unique: true });
introductionSchema.index({ expert: 1, state: 1 });
introductionSchema.index({ county: 1, 'clock.due': 1 });
introductionSchema.index({ 'clock.due': 1 }, { sparse: true });

export const IntroductionModel = mongoose.model<IntroductionRow>(
  'Introduction',
  introductionSchema,
);

/** Who said that a pair does not fit: each side, and the bureau, for itself. */
export interface JudgementRow {
  _id: Types.ObjectId;
  need: Types.ObjectId;
  expert: Types.ObjectId;
  side: 'bureau' | 'firm' | 'expert';
  county: string;
  verdict: 'wanted' | 'dismissed' | 'later';
  reason?: (typeof unfitReasons)[number];
  note: string;
  until?: Date;
  at: Date;
}

/** What was said, of whichever pair. */
const saidFields = {
  county: { type: String, required: true },
  verdict: { type: String, enum: ['wanted', 'dismissed', 'later'], required: true },
  reason: { type: String, enum: unfitReasons },
  note: { type: String, default: '' },
  until: Date,
  at: { type: Date, required: true },
} as const;

const judgementSchema = new Schema<JudgementRow>(
  {
    need: { type: Schema.Types.ObjectId, required: true },
    expert: { type: Schema.Types.ObjectId, required: true },
    side: { type: String, enum: ['bureau', 'firm', 'expert'], required: true },
    ...saidFields,
  },
  { versionKey: false },
);
judgementSchema.index({ need: 1, expert: 1, side: 1 }, { unique: true });
judgementSchema.index({ expert: 1, side: 1 });

export const JudgementModel = mongoose.model<JudgementRow>('Judgement', judgementSchema);

/** What is no person, and can be judged for a need; `solved`: a need that others solved. */
type Thing = 'outcome' | 'unit' | 'solved';

/** The same of a need and a thing: what the firm, and the bureau, said of it. */
export type ThingJudgementRow = Omit<JudgementRow, 'expert' | 'side'> & {
  side: 'bureau' | 'firm';
} & Partial<Record<Thing, Types.ObjectId>>;

const thingSchema = (thing: Thing) => {
  const schema = new Schema<ThingJudgementRow>(
    {
      need: { type: Schema.Types.ObjectId, required: true },
      [thing]: { type: Schema.Types.ObjectId, required: true },
      side: { type: String, enum: ['bureau', 'firm'], required: true },
      ...saidFields,
    } as never,
    { versionKey: false },
  );
  schema.index({ need: 1, [thing]: 1, side: 1 }, { unique: true });
  return schema;
};

/** Judgements of things that are not people, each kind in a collection of its own. */
export const thingJudgements = {
  outcome: mongoose.model<ThingJudgementRow>('OutcomeJudgement', thingSchema('outcome')),
  unit: mongoose.model<ThingJudgementRow>('UnitJudgement', thingSchema('unit')),
  solved: mongoose.model<ThingJudgementRow>('SolvedJudgement', thingSchema('solved')),
};
