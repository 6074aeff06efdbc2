import { z } from 'zod';
import { day, fen, id, moment, revision, text } from '../kernel/text.ts';
import { clock } from '../needs/need.schema.ts';
import { paymentStage } from '../payments/payment.schema.ts';
import { type ContractState, contractMachine } from './contract.machine.ts';

/** The five types of technical contract. */
export const contractKinds = [
  'development',
  'transfer',
  'license',
  'consulting',
  'service',
] as const;
export type ContractKind = (typeof contractKinds)[number];
export const contractKindWords: Record<ContractKind, { zh: string; en: string }> = {
  development: { zh: '技术开发', en: 'Development' },
  transfer: { zh: '技术转让', en: 'Transfer' },
  license: { zh: '技术许可', en: 'Licence' },
  consulting: { zh: '技术咨询', en: 'Consulting' },
  service: { zh: '技术服务', en: 'Service' },
};
/** Which side of it the county counts: 输出技术 or 吸纳技术. */
export const contractSides = ['sold', 'bought'] as const;
export const contractStates = Object.keys(contractMachine.states) as [
  ContractState,
  ...ContractState[],
];

/** 技术交易额 is a part of 成交额: goods and plant are left out of it. */
const technicalFits = (
  value: { amountFen: number; technicalFen: number },
  context: z.RefinementCtx,
): void => {
  if (value.technicalFen > value.amountFen)
    context.addIssue({
      code: 'custom',
      path: ['technicalFen'],
      params: { rule: 'technical.part' },
    });
};

/** 奖励分配: of the award, what the team gets and what of that its main finisher gets; held to the county's rules. */
export const awardSplit = z.strictObject({ awardFen: fen, teamFen: fen, mainFen: fen });
export type AwardSplit = z.infer<typeof awardSplit>;

const stagesFit = (
  { amountFen, stages }: { amountFen: number; stages: readonly { amountFen: number }[] },
  context: z.RefinementCtx,
): void => {
  const gap = amountFen - stages.reduce((sum, stage) => sum + stage.amountFen, 0);
  if (stages.length > 0 && gap !== 0)
    context.addIssue({
      code: 'custom',
      path: ['stages'],
      params: { rule: 'payment.sum', gap: gap / 100 },
    });
};

export const contractEntry = z
  .strictObject({
    kind: z.enum(contractKinds),
    title: text(2, 120),
    outcome: id.optional(),
    buyer: id,
    side: z.enum(contractSides).default('bought'),
    amountFen: fen,
    technicalFen: fen,
    signedOn: day,
    /** the bureau enters it for a unit; a unit enters its own */
    seller: id.optional(),
    /** 分期; none: paid at once */
    stages: z.array(paymentStage).max(10).default([]),
    award: awardSplit.optional(),
  })
  .superRefine(technicalFits)
  .superRefine(stagesFit);
/** `disputed`: experts review it, which takes the longer clock, as a large amount does */
export const contractFiling = z.strictObject({ disputed: z.boolean().default(false) });
export const contractChange = z
  .strictObject({ amountFen: fen, technicalFen: fen, note: text(2, 500) })
  .superRefine(technicalFits);

const party = z.object({ id: id.optional(), name: z.string() });

export const contractView = z.object({
  id,
  number: z.string(),
  state: z.enum(contractStates),
  kind: z.enum(contractKinds),
  title: z.string(),
  seller: party,
  buyer: party,
  side: z.enum(contractSides),
  amountFen: fen,
  technicalFen: fen,
  signedOn: day,
  trial: id.optional(),
  outcome: id.optional(),
  clock: clock.optional(),
  /** the longer clock, with expert review */
  reviewed: z.boolean().optional(),
  filedAt: moment.optional(),
  certificate: z.string().optional(),
  registeredAt: moment.optional(),
  note: z.string().optional(),
  changes: z.array(
    z.object({
      amountFen: fen,
      technicalFen: fen,
      note: z.string(),
      at: moment,
    }),
  ),
  award: z
    .object({ ...awardSplit.shape, teamPercent: z.number(), mainPercent: z.number() })
    .optional(),
  standings: z.array(z.string()),
  rev: revision,
});
export type ContractView = z.infer<typeof contractView>;
