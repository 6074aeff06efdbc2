import type { ContractState } from '@zhiqiao/shared/contracts/contract.machine';
import type { AwardSplit, ContractKind } from '@zhiqiao/shared/contracts/contract.schema';
import { contractKinds, contractStates } from '@zhiqiao/shared/contracts/contract.schema';
import mongoose, { Schema, type Types } from 'mongoose';

export interface ContractRow {
  _id: Types.ObjectId;
  rev: number;
  number: string;
  state: ContractState;
  kind: ContractKind;
  title: string;
  seller: Types.ObjectId;
  buyer: Types.ObjectId;
  county: string;
  side: 'sold' | 'bought';
  amountFen: number;
  technicalFen: number;
  signedOn: string;
  trial?: Types.ObjectId;
  outcome?: Types.ObjectId;
  clock?: { who: string; what: string; startedAt: Date; due: Date };
  reviewed?: boolean;
  filedAt?: Date;
  certificate?: string;
  registeredAt?: Date;
  note?: string;
  changes: { amountFen: number; technicalFen: number; note: string; at: Date }[];
  award?: AwardSplit;
  createdAt: Date;
  movedAt: Date;
}

const money = { type: Number, required: true, min: 0 };
const contractSchema = new Schema<ContractRow>(
  {
    rev: { type: Number, default: 0 },
    number: { type: String, required: true, unique: true },
    state: { type: String, enum: contractStates, required: true },
    kind: { type: String, enum: contractKinds, required: true },
    title: { type: String, required: true },
    seller: { type: Schema.Types.ObjectId, required: true },
    buyer: { type: Schema.Types.ObjectId, required: true },
    county: { type: String, required: true },
    side: { type: String, enum: ['sold', 'bought'], required: true },
    amountFen: money,
    technicalFen: money,
    signedOn: { type: String, required: true },
    trial: Schema.Types.ObjectId,
    outcome: Schema.Types.ObjectId,
    clock: { type: { who: String, what: String, startedAt: Date, due: Date }, _id: false },
    reviewed: Boolean,
    filedAt: Date,
    certificate: String,
    registeredAt: Date,
    note: String,
    changes: {
      type: [{ amountFen: Number, technicalFen: Number, note: String, at: Date, _id: false }],
      default: [],
    },
    award: { type: { awardFen: Number, teamFen: Number, mainFen: Number }, _id: false },
    createdAt: { type: Date, required: true },
    movedAt: { type: Date, required: true },
  },
  { versionKey: false },
);
// One contract a trial: the last guard against a conversion that is clicked twice.
contractSchema.index({ trial: 1 }, { unique: true, sparse: true });
contractSchema.index({ seller: 1, movedAt: -1 });
contractSchema.index({ buyer: 1, movedAt: -1 });
contractSchema.index({ county: 1, movedAt: -1 });
contractSchema.index({ 'clock.due': 1 }, { sparse: true });

export const ContractModel = mongoose.model<ContractRow>('Contract', contractSchema);
