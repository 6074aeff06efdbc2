import type { Actor, Role } from '@zhiqiao/shared/accounts/account.schema';
import { roles } from '@zhiqiao/shared/accounts/account.schema';
import mongoose, { type InferSchemaType, Schema, type Types } from 'mongoose';

const accountSchema = new Schema(
  {
    login: { type: String, required: true, unique: true },
    name: { type: String, required: true },
    hash: { type: String, required: true },
    role: { type: String, enum: roles, required: true },
    county: { type: String, required: true },
    organisation: { type: Schema.Types.ObjectId },
    expert: { type: Schema.Types.ObjectId },
    disabled: { type: Boolean, default: false },
    preferences: { type: { language: String, size: String }, default: {}, _id: false },
    /** how to reach the person; shown to others only after both agreed */
    contact: { type: { email: String, phone: String }, default: {}, _id: false },
    /** the address that proved to be theirs, and the one that a letter asks about: its link holds the nonce */
    mail: {
      type: { confirmed: String, asked: String, nonce: String, at: Date },
      default: {},
      _id: false,
    },
    /** a one-click door of the demonstration */
    demo: { type: String },
    since: { type: Date, required: true },
  },
  { optimisticConcurrency: true },
);
accountSchema.index({ organisation: 1, role: 1 });
accountSchema.index({ county: 1, role: 1 });
accountSchema.index({ expert: 1 }, { sparse: true });
accountSchema.index({ demo: 1 }, { sparse: true });

export const AccountModel = mongoose.model('Account', accountSchema);
export type AccountRow = InferSchemaType<typeof accountSchema> & { _id: Types.ObjectId };

/** Sign-in attempts by name, whether the account exists or not: both look the same from outside. */
const attemptSchema = new Schema(
  {
    _id: { type: String, required: true },
    wrong: { type: Number, default: 0 },
    until: Date,
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
attemptSchema.index({ at: 1 }, { expireAfterSeconds: 24 * 3600 });
export const AttemptModel = mongoose.model('SignInAttempt', attemptSchema);

const passwordLinkSchema = new Schema(
  {
    _id: { type: String, required: true },
    account: { type: Schema.Types.ObjectId, required: true },
    until: { type: Date, required: true },
  },
  { versionKey: false },
);
passwordLinkSchema.index({ until: 1 }, { expireAfterSeconds: 0 });

/** A link to set a password, by the hash of its token: who reads the store cannot use it. */
export const PasswordLinkModel = mongoose.model('PasswordLink', passwordLinkSchema);

export const actorOf = (row: AccountRow): Actor => ({
  id: String(row._id),
  name: row.name,
  role: row.role as Role,
  county: row.county,
  ...(row.organisation ? { organisation: String(row.organisation) } : {}),
  ...(row.expert ? { expert: String(row.expert) } : {}),
});
