import {
  type OrganisationCard,
  type OrganisationView,
  organisationKinds,
  platformKinds,
  standings,
} from '@zhiqiao/shared/organisations/organisation.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const organisationSchema = new Schema(
  {
    rev: { type: Number, default: 0 },
    kind: { type: String, enum: organisationKinds, required: true },
    platformKind: { type: String, enum: platformKinds },
    name: { type: String, required: true },
    creditCode: { type: String },
    town: String,
    industry: String,
    intro: { type: String, default: '' },
    investors: { type: [String], default: [] },
    county: { type: String, required: true },
    standing: { type: String, enum: standings, default: 'unverified' },
    standingNote: String,
    /** left the suggestions: proposed to nobody, and nobody to it */
    unsuggested: { type: Boolean, default: false },
    since: { type: Date, required: true },
  },
  { versionKey: false },
);
organisationSchema.index(
  { creditCode: 1 },
  { unique: true, partialFilterExpression: { creditCode: { $exists: true } } },
);
organisationSchema.index({ county: 1, kind: 1, standing: 1, since: -1 });
organisationSchema.index(
  { unsuggested: 1 },
  { partialFilterExpression: { unsuggested: true }, name: 'left' },
);

export const OrganisationModel = mongoose.model('Organisation', organisationSchema);
export type OrganisationRow = InferSchemaType<typeof organisationSchema> & { _id: Types.ObjectId };

/** @param codes whether the reader may see credit codes and the bureau's note */
export const toView = (row: OrganisationRow, codes: boolean): OrganisationView => ({
  id: String(row._id),
  rev: row.rev,
  kind: row.kind,
  ...(row.platformKind ? { platformKind: row.platformKind } : {}),
  name: row.name,
  standing: row.standing,
  ...(row.town ? { town: row.town } : {}),
  ...(row.industry ? { industry: row.industry } : {}),
  intro: row.intro,
  county: row.county,
  ...(codes
    ? {
        creditCode: row.creditCode ?? '',
        investors: row.investors,
        standingNote: row.standingNote ?? '',
      }
    : {}),
  since: row.since.toISOString(),
});

/** A list's card: only what everybody may read. */
export const toCard = (row: OrganisationRow): OrganisationCard => ({
  id: String(row._id),
  name: row.name,
  kind: row.kind,
  ...(row.platformKind ? { platformKind: row.platformKind } : {}),
  ...(row.town ? { town: row.town } : {}),
  ...(row.industry ? { industry: row.industry } : {}),
  intro: row.intro.slice(0, 200),
});

const invitationSchema = new Schema(
  {
    _id: { type: String, required: true },
    organisation: { type: Schema.Types.ObjectId, required: true },
    role: { type: String, required: true },
    county: { type: String, required: true },
    until: { type: Date, required: true },
  },
  { versionKey: false },
);
invitationSchema.index({ until: 1 }, { expireAfterSeconds: 0 });

/** An invitation by the hash of its token: who reads the store cannot use it. */
export const InvitationModel = mongoose.model('Invitation', invitationSchema);
