import type { PaymentState } from '@zhiqiao/shared/payments/payment.machine';
import { paymentKinds, paymentStates } from '@zhiqiao/shared/payments/payment.schema';
import type { Pricing } from '@zhiqiao/shared/trials/terms.schema';
import mongoose, { Schema, type Types } from 'mongoose';

export interface PaymentRow {
  _id: Types.ObjectId;
  rev: number;
  contract: Types.ObjectId;
  contractNumber: string;
  title: string;
  seller: Types.ObjectId;
  buyer: Types.ObjectId;
  county: string;
  place: number;
  kind: (typeof paymentKinds)[number];
  label: string;
  when: string;
  /** due once the contract is registered */
  onRegistered: boolean;
  period?: { from: string; to: string };
  pricing?: Extract<Pricing, { kind: 'formula' }>;
  reported?: { name: string; value: number }[];
  amountFen?: number;
  state: PaymentState;
  dueOn?: string;
  paidOn?: string;
  confirmedOn?: string;
  note: string;
  files: string[];
  clock?: { who: string; what: string; startedAt: Date; due: Date };
  createdAt: Date;
  movedAt: Date;
}

const ref = { type: Schema.Types.ObjectId, required: true } as const;
const part = Schema.Types.Mixed;
const paymentSchema = new Schema<PaymentRow>(
  {
    rev: { type: Number, default: 0 },
    contract: ref,
    contractNumber: { type: String, required: true },
    title: { type: String, required: true },
    seller: ref,
    buyer: ref,
    county: { type: String, required: true },
    place: { type: Number, required: true },
    kind: { type: String, enum: paymentKinds, required: true },
    label: { type: String, default: '' },
    when: { type: String, default: '' },
    onRegistered: { type: Boolean, default: false },
    period: part,
    pricing: part,
    reported: part,
    amountFen: { type: Number, min: 0 },
    state: { type: String, enum: paymentStates, required: true },
    dueOn: String,
    paidOn: String,
    confirmedOn: String,
    note: { type: String, default: '' },
    files: { type: [String], default: [] },
    clock: { type: { who: String, what: String, startedAt: Date, due: Date }, _id: false },
    createdAt: { type: Date, required: true },
    movedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
);
paymentSchema.index({ contract: 1, place: 1 }, { unique: true });
paymentSchema.index({ seller: 1, state: 1, place: 1 });
paymentSchema.index({ buyer: 1, state: 1, place: 1 });
paymentSchema.index({ county: 1, state: 1, place: 1 });
paymentSchema.index({ 'clock.due': 1 }, { sparse: true });

export const PaymentModel = mongoose.model<PaymentRow>('Payment', paymentSchema);
