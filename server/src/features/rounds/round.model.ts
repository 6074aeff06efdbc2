import type { UnfitReason } from '@zhiqiao/shared/introductions/introduction.schema';
import type { RoundState } from '@zhiqiao/shared/rounds/round.machine';
import { type RoundAim, type RoundLimits, roundAims } from '@zhiqiao/shared/rounds/round.schema';
import { roundStates } from '@zhiqiao/shared/rounds/round.view';
import mongoose, { Schema, type Types } from 'mongoose';
import type { Limit } from './round.problem.ts';

/** What a side said by itself: that it would like the pair, or that it does not fit and why. */
export type Heard = RoundLimits['wishes'][number] & { reason?: UnfitReason };

/** Scores of a moment, so that a change by hand is weighed on what the solution stood on. */
export interface KeptScores {
  /** ids and keys in the order of the rows and columns */
  experts: string[];
  posts: string[];
  /** sending unit of each person, by name */
  units: string[];
  places: number[];
  /** Int32, people x posts, tenths of points */
  worth: Buffer;
  weights: number;
  /** what both sides themselves had said by then */
  heard?: Heard[];
}

export interface KeptSolution {
  pairs: { expert: string; post: string; worth: number }[];
  total: number;
  weakest: number;
  greedy: { total: number; pairs: number; weakest: number };
  prices: { kind: Limit['kind']; on?: string; points: number; pairs: number; frees: boolean }[];
  short: { kind: string; on: string; by: number }[];
  proven: boolean;
  hash: string;
  ms: number;
  /** wishes that both sides told by themselves, counted in */
  heard?: number;
  at: Date;
}

export interface RoundRow extends RoundLimits {
  _id: Types.ObjectId;
  rev: number;
  number: string;
  title: string;
  county: string;
  state: RoundState;
  aim: RoundAim;
  /** pairs that both sides agreed on in an earlier turn: they stand */
  settled: { expert: string; post: string }[];
  scores?: KeptScores;
  solution?: KeptSolution;
  clock?: { who: 'bureau'; what: string; startedAt: Date; due: Date };
  createdAt: Date;
  movedAt: Date;
}

const pair = { expert: String, post: String, _id: false };
const limit = {
  kind: String,
  on: String,
  points: Number,
  pairs: Number,
  frees: Boolean,
  _id: false,
};

const solution = {
  pairs: [{ expert: String, post: String, worth: Number, _id: false }],
  total: Number,
  weakest: Number,
  greedy: { total: Number, pairs: Number, weakest: Number },
  prices: [limit],
  short: [{ kind: { type: String }, on: String, by: Number, _id: false }],
  proven: Boolean,
  hash: String,
  ms: Number,
  heard: Number,
  at: Date,
};

const post = {
  key: String,
  need: String,
  firm: String,
  town: String,
  title: String,
  text: String,
  industry: String,
  seats: Number,
  least: Number,
  _id: false,
};

const roundSchema = new Schema<RoundRow>(
  {
    rev: { type: Number, default: 0 },
    number: { type: String, required: true, unique: true },
    title: { type: String, required: true },
    county: { type: String, required: true },
    state: { type: String, enum: roundStates, required: true },
    people: [{ expert: String, places: Number, _id: false }],
    posts: [post],
    aim: { type: String, enum: roundAims, required: true },
    floor: { type: Number, default: 0 },
    quotas: [{ unit: String, most: Number, _id: false }],
    everyTown: { type: Boolean, default: false },
    pins: [pair],
    bans: [pair],
    wishes: [{ ...pair, by: String, wants: String }],
    settled: [pair],
    scores: {
      type: {
        experts: [String],
        posts: [String],
        units: [String],
        places: [Number],
        worth: Buffer,
        weights: Number,
        heard: [{ ...pair, by: String, wants: String, reason: String }],
      },
      _id: false,
    },
    solution: { type: solution, _id: false },
    clock: { type: { who: String, what: String, startedAt: Date, due: Date }, _id: false },
    createdAt: { type: Date, required: true },
    movedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: true },
);
roundSchema.index({ county: 1, createdAt: -1 });
roundSchema.index({ 'clock.due': 1 }, { sparse: true });

export const RoundModel = mongoose.model<RoundRow>('Round', roundSchema);
