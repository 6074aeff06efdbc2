import { z } from 'zod';
import { day, fen, id, revision, text } from '../kernel/text.ts';
import { clock, fileLink } from '../needs/need.schema.ts';
import { type PaymentState, paymentMachine } from './payment.machine.ts';

export const paymentStates = Object.keys(paymentMachine.states) as [
  PaymentState,
  ...PaymentState[],
];
/** A part of the contract's amount, or a later year's share that is counted from what the firm reports. */
export const paymentKinds = ['part', 'share'] as const;

/** 分期: what is paid at which point; together they are the contract's amount. */
export const paymentStage = z.strictObject({
  label: text(1, 60),
  amountFen: fen,
  when: text(2, 120),
});
export type PaymentStage = z.infer<typeof paymentStage>;

export const paymentReport = z.strictObject({
  quantities: z
    .array(z.strictObject({ name: z.string().max(30), value: z.number().min(0).max(1e12) }))
    .min(1)
    .max(8),
  files: z.array(id).max(10).default([]),
});
export const paymentDeed = z.strictObject({
  paidOn: day,
  note: text(0, 300).default(''),
  files: z.array(id).max(10).default([]),
});

export const paymentView = z.object({
  id,
  rev: revision,
  contract: z.object({ id, number: z.string(), title: z.string() }),
  seller: z.string(),
  buyer: z.string(),
  /** from 1, in the order in which they are paid */
  place: z.number().int(),
  kind: z.enum(paymentKinds),
  label: z.string(),
  /** what makes it due, in words */
  when: z.string(),
  /** the year that a share is counted for */
  period: z.object({ from: day, to: day }).optional(),
  formula: z.string().optional(),
  quantities: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      unit: z.string(),
      value: z.number().optional(),
    }),
  ),
  /** absent as long as the year was not reported */
  amountFen: fen.optional(),
  state: z.enum(paymentStates),
  dueOn: day.optional(),
  paidOn: day.optional(),
  confirmedOn: day.optional(),
  overdue: z.boolean(),
  note: z.string(),
  files: z.array(fileLink),
  clock: clock.optional(),
  standings: z.array(z.string()),
});
export type PaymentView = z.infer<typeof paymentView>;

/** In fen; `planned` holds only what is known. Every payment that is owed stands in one of the first four. */
export const paymentSums = z.object({
  planned: fen,
  due: fen,
  paid: fen,
  confirmed: fen,
  /** a part of `due` */
  overdue: fen,
});
export type PaymentSums = z.infer<typeof paymentSums>;
