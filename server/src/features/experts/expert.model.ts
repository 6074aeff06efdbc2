import { profileHealth } from '@zhiqiao/shared/experts/expert.health';
import { type ExpertStanding, expertPolicy } from '@zhiqiao/shared/experts/expert.policy';
import {
  categories,
  type ExpertView,
  envoyKinds,
  envoyLevels,
  evidenceKinds,
  expertProfile,
  tongues,
} from '@zhiqiao/shared/experts/expert.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const evidenceSchema = new Schema(
  {
    key: { type: String, required: true },
    kind: { type: String, enum: evidenceKinds, required: true },
    title: { type: String, required: true },
    text: { type: String, default: '' },
    year: { type: Number, required: true },
    number: { type: String, default: '' },
  },
  { _id: false },
);

const expertSchema = new Schema(
  {
    rev: { type: Number, default: 0 },
    standing: { type: String, enum: ['unverified', 'verified', 'refused'], default: 'unverified' },
    name: { type: String, required: true },
    category: { type: String, enum: categories, required: true },
    envoyKind: { type: String, enum: envoyKinds },
    envoyLevel: { type: String, enum: envoyLevels },
    unit: { type: Schema.Types.ObjectId },
    unitName: { type: String, default: '' },
    title: { type: String, default: '' },
    disciplines: { type: [String], default: [] },
    industries: { type: [String], default: [] },
    summary: { type: String, default: '' },
    evidence: { type: [evidenceSchema], default: [] },
    availability: {
      type: { paused: Boolean, daysPerMonth: Number, weekends: Boolean, remote: Boolean },
      required: true,
      _id: false,
    },
    capacity: { type: Number, default: 2 },
    /** engagements that run now, kept by the engagement's own moves */
    active: { type: Number, default: 0 },
    towns: { type: [String], default: [] },
    tongues: { type: [{ type: String, enum: tongues }], default: ['mandarin'] },
    interests: { type: [String], default: [] },
    /** left the ranking: suggested to nobody, found in the list all the same */
    unranked: { type: Boolean, default: false },
    /** counts changes of what follows, apart from the revision that a form in hand stands on */
    held: { type: Number, default: 0 },
    /** of the profile, what its owner keeps out of the matching: keys of records, words, codes */
    withheld: {
      type: { records: [String], words: [String], codes: [String] },
      default: { records: [], words: [], codes: [] },
      _id: false,
    },
    county: { type: String, required: true },
    since: { type: Date, required: true },
    /** when the bureau first said so: from then on everybody finds the expert */
    verifiedAt: Date,
    changedAt: { type: Date, required: true },
  },
  { versionKey: false },
);
expertSchema.index({ county: 1, standing: 1, since: -1 });
expertSchema.index({ unit: 1 }, { sparse: true });

export const ExpertModel = mongoose.model('Expert', expertSchema);
export type ExpertRow = InferSchemaType<typeof expertSchema> & { _id: Types.ObjectId };

/** The profile as its owner wrote it. */
const profileOf = (row: ExpertRow) =>
  expertProfile.parse(
    Object.fromEntries(
      Object.keys(expertProfile.shape).flatMap((key) => {
        const value = row[key as keyof ExpertRow];
        return value === undefined || value === null
          ? []
          : [[key, key === 'unit' ? String(value) : value]];
      }),
    ),
  );

export const toView = (
  row: ExpertRow,
  held: ExpertStanding[],
  unitName: string | undefined,
): ExpertView => ({
  id: String(row._id),
  rev: row.rev,
  standing: row.standing,
  name: row.name,
  category: row.category,
  ...(row.envoyKind ? { envoyKind: row.envoyKind } : {}),
  ...(row.envoyLevel ? { envoyLevel: row.envoyLevel } : {}),
  unit: { ...(row.unit ? { id: String(row.unit) } : {}), name: unitName ?? row.unitName },
  title: row.title,
  disciplines: row.disciplines,
  industries: row.industries,
  summary: row.summary,
  evidence: row.evidence as ExpertView['evidence'],
  availability: row.availability as ExpertView['availability'],
  capacity: row.capacity,
  active: row.active,
  towns: row.towns,
  tongues: row.tongues as ExpertView['tongues'],
  ...(permits(expertPolicy, 'readInterests', held) ? { interests: row.interests } : {}),
  county: row.county,
  completeness: profileHealth(profileOf(row)).score,
  standings: held,
  since: row.since.toISOString(),
});
