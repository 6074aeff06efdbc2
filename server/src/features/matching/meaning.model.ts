import mongoose, { Schema } from 'mongoose';

export const meaningKinds = ['need', 'expert', 'outcome'] as const;
export type MeaningKind = (typeof meaningKinds)[number];

/** Which state of a thing has its vectors: small, so that all of them can be compared with the store. */
export interface MeaningMark {
  /** kind:id */
  _id: string;
  kind: MeaningKind;
  rev: number;
  model: string;
  /** of its vectors; 0 when it has no text */
  dimension: number;
  /** when the endpoint refused its texts: not tried again before */
  retryAt?: Date;
}

/** The vectors of one thing, part by part: a record of evidence, or the whole under ''. */
export interface MeaningVectors {
  /** kind:id */
  _id: string;
  model: string;
  parts: { key: string; hash: string; vector: Buffer }[];
}

const markSchema = new Schema<MeaningMark>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    rev: { type: Number, required: true },
    model: { type: String, required: true },
    dimension: { type: Number, required: true },
    retryAt: Date,
  },
  { versionKey: false },
);
markSchema.index({ kind: 1 });

const vectorsSchema = new Schema<MeaningVectors>(
  {
    _id: { type: String, required: true },
    model: { type: String, required: true },
    parts: [
      new Schema(
        {
          // '' is the whole, and mongoose takes an empty string for a missing one
          key: { type: String, default: '' },
          hash: { type: String, required: true },
          vector: { type: Buffer, required: true },
        },
        { _id: false },
      ),
    ],
  },
  { versionKey: false },
);

export const MeaningMarkModel = mongoose.model<MeaningMark>('MeaningMark', markSchema);
export const MeaningVectorsModel = mongoose.model<MeaningVectors>('MeaningVectors', vectorsSchema);

export const meaningId = (kind: MeaningKind, id: string): string => `${kind}:${id}`;
