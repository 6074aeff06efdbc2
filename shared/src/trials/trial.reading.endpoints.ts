import { z } from 'zod';
import { firmRoles, officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { manyOf, pageOf, pageQuery } from '../kernel/page.ts';
import { day, fen, id, moment } from '../kernel/text.ts';
import { timeline } from '../kernel/timeline.ts';
import { priceMethods, trialStates } from './trial.schema.ts';
import { trialCard, trialCost, trialView } from './trial.view.ts';

const byId = z.strictObject({ id });

export const readTrial = endpoint({
  method: 'GET',
  path: '/api/trials/:id',
  summary: 'One trial, for its sides and the bureau',
  access: 'member',
  params: byId,
  reply: trialView,
});
export const readTrialTimeline = endpoint({
  method: 'GET',
  path: '/api/trials/:id/timeline',
  summary: 'What happened in a trial',
  access: 'member',
  params: byId,
  reply: timeline,
});
/** `group`: what waits for me; what runs; what is over its time; what is over */
export const trialGroups = ['waiting', 'running', 'overdue', 'over'] as const;
export const listTrials = endpoint({
  method: 'GET',
  path: '/api/desk/trials',
  summary: "Trials of my firm, my unit, mine as an inventor, or my county's",
  access: 'member',
  query: z.strictObject({
    ...pageQuery,
    state: manyOf(z.enum(trialStates)),
    group: z.enum(trialGroups).optional(),
    outcome: id.optional(),
  }),
  reply: z.object({
    ...pageOf(trialCard).shape,
    byState: z.partialRecord(z.enum(trialStates), z.number().int()),
    groups: z.record(z.enum(trialGroups), z.number().int()),
  }),
});
/** 换个产量试算: what it would cost by the agreed formula with other figures. */
export const tryCost = endpoint({
  method: 'POST',
  path: '/api/trials/:id/cost',
  summary: 'What it would cost by the agreed formula with these figures; nothing is stored',
  access: 'member',
  params: byId,
  body: z.strictObject({
    quantities: z
      .array(z.strictObject({ name: z.string().max(30), value: z.number().min(0).max(1e12) }))
      .max(8),
  }),
  reply: trialCost,
});

/** The firm's 试用看板. */
export const readTrialBoard = endpoint({
  method: 'GET',
  path: '/api/desk/trial-board',
  summary: "My firm's trials that run: days left, before and now, the price to keep",
  access: { roles: firmRoles },
  reply: z.object({ items: z.array(trialCard), overdue: z.number().int() }),
});

/** The university office's pipeline: one column a stage, and what waits for whom. */
export const readTrialPipeline = endpoint({
  method: 'GET',
  path: '/api/desk/trial-pipeline',
  summary: "My unit's trials and conversions by stage, and what waits for whom",
  access: { roles: ['universityOfficer'] },
  reply: z.object({
    stages: z.array(
      z.object({
        state: z.enum(trialStates),
        count: z.number().int(),
        overdue: z.number().int(),
        items: z.array(trialCard),
      }),
    ),
    waiting: z.array(
      z.object({
        who: z.string(),
        count: z.number().int(),
        overdue: z.number().int(),
      }),
    ),
    /** agreed prices of what was converted */
    convertedFen: fen,
  }),
});

/** The bureau's overview. */
export const readTrialOverview = endpoint({
  method: 'GET',
  path: '/api/desk/trial-overview',
  summary: 'Money, terms that end, success and lessons of all trials of the county',
  access: { roles: officerRoles },
  reply: z.object({
    byState: z.partialRecord(z.enum(trialStates), z.number().int()),
    /** of the trials that were decided: how many were kept, in percent; null before any was */
    successPercent: z.number().nullable(),
    decided: z.object({
      converted: z.number().int(),
      converting: z.number().int(),
      returned: z.number().int(),
      breach: z.number().int(),
      calledOff: z.number().int(),
      declined: z.number().int(),
    }),
    money: z.object({
      contracts: z.number().int(),
      amountFen: fen,
      technicalFen: fen,
      /** what the trials under way would bring by their formulas */
      expectedFen: fen,
    }),
    /** ends within sixty days, soonest first */
    ending: z.array(trialCard),
    overdue: z.array(trialCard),
    mediation: z.array(trialCard),
    lessons: z.array(
      z.object({
        id,
        number: z.string(),
        title: z.string(),
        firm: z.string(),
        unit: z.string(),
        kind: z.string(),
        text: z.string(),
        at: moment,
      }),
    ),
  }),
});

/** Prices that are public now, in their unit and for whoever is signed in. */
export const listPublicity = endpoint({
  method: 'GET',
  path: '/api/publicity',
  summary: 'Prices that are being made public, to whom objections may be raised',
  access: 'member',
  reply: z.object({
    items: z.array(
      z.object({
        trial: id,
        title: z.string(),
        unit: z.string(),
        firm: z.string(),
        method: z.enum(priceMethods),
        amountFen: fen,
        from: day,
        until: day,
      }),
    ),
  }),
});
