import { inTransaction } from '../../platform/mongo.ts';
import type { Reaction } from '../../platform/reactions.ts';
import type { World } from '../../platform/world.ts';
import { openNeedsOf } from '../needs/need.reads.ts';
import { tellFirms, tellUnits } from './lead.finding.service.ts';
import { LeadModel, type LeadRow } from './lead.model.ts';
import { clockwork, moveLead } from './lead.moving.ts';
import { beginSweep } from './lead.sweeping.ts';

const open = { $in: ['toUnit', 'toFirm'] as LeadRow['state'][] };

/** What no longer waits for anybody: the pair's need or outcome is gone, or nobody answered in time. */
export const lapse = async (filter: object, world: World): Promise<void> => {
  const rows = await LeadModel.find({ ...filter, state: open })
    .limit(500)
    .lean<LeadRow[]>();
  if (rows.length === 0) return;
  const { events } = await inTransaction(async () => {
    for (const row of rows) await moveLead(row, 'lapse', clockwork, world.clock.now());
  });
  world.reactor.wake(events);
};

/** What was put off until a moment that has come stands among the others again. */
export const comeBack = async (now: Date): Promise<void> => {
  await LeadModel.updateMany({ later: { $lte: now } }, { $unset: { later: 1 } });
};

/** Stands after the reactions that index: what is looked for can be found by then. */
export const leadReactions: Reaction[] = [
  {
    name: 'lead.units',
    searching: true,
    on: ['need.published', 'need.renewed'],
    run: (event, world) => tellUnits(event.subject.id, world),
  },
  {
    name: 'lead.firms',
    searching: true,
    on: ['outcome.approved'],
    run: (event, world) => tellFirms(event.subject.id, world),
  },
  {
    name: 'lead.firmBack',
    searching: true,
    on: ['organisation.suggested'],
    run: async (event, world) => {
      for (const need of await openNeedsOf(event.subject.id)) await tellUnits(need, world);
    },
  },
  {
    name: 'lead.imported',
    on: ['import.written'],
    run: async ({ subject, refs, at }) => {
      if (refs?.kind === 'outcomes') await beginSweep(subject.id, at);
    },
  },
  {
    name: 'lead.needGone',
    on: ['need.withdrawn', 'need.expired', 'need.closed', 'need.committed'],
    run: (event, world) => lapse({ need: event.subject.id }, world),
  },
  {
    name: 'lead.outcomeGone',
    on: ['outcome.expired', 'outcome.delisted', 'outcome.merged', 'outcome.converted'],
    run: (event, world) => lapse({ outcome: event.subject.id }, world),
  },
];
