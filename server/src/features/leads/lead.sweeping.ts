import type { Job } from '../../platform/jobs.ts';
import type { World } from '../../platform/world.ts';
import { leadsForNeed } from '../matching/match.leading.service.ts';
import { openNeedsAfter } from '../needs/need.reads.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { tell } from './lead.finding.service.ts';
import { LeadModel } from './lead.model.ts';
import { type LeadSweep, LeadSweepModel } from './lead.sweep.model.ts';

/** Needs looked at in one run: a table of thousands is worked off in the background, a little at a time. */
const atOnce = 50;

/** A table was imported: the firms whose open needs its outcomes answer are told, by and by. */
export const beginSweep = async (_id: string, since: Date): Promise<void> => {
  await LeadSweepModel.updateOne({ _id }, { $setOnInsert: { since } }, { upsert: true });
};

/** Of the leads of one need: those whose outcome has not been told to as many firms as the county allows. */
const notCrowded = async (found: Awaited<ReturnType<typeof leadsForNeed>>, at: Date) => {
  const left = [];
  for (const lead of found) {
    const most = await ruleValue('lead.most', lead.need.county, at);
    if ((await LeadModel.countDocuments({ outcome: lead.outcome } as object)) < most)
      left.push(lead);
  }
  return left;
};

const lookOn = async ({ _id, since, after }: LeadSweep, world: World): Promise<void> => {
  const needs = await openNeedsAfter(after, atOnce);
  for (const need of needs) {
    const found = await leadsForNeed(need, world, since);
    await tell(await notCrowded(found.slice(0, atOnce), world.clock.now()), 'toFirm', world);
  }
  const last = needs.at(-1);
  if (last && needs.length === atOnce)
    await LeadSweepModel.updateOne({ _id }, { $set: { after: last } });
  else await LeadSweepModel.deleteOne({ _id });
};

/** Works off what was imported. Run twice, or again after a crash, it tells each pair once. */
export const leadSweeping: Job = {
  name: 'lead.sweep',
  every: 10,
  run: async (world) => {
    const sweep = await LeadSweepModel.findOne().sort({ since: 1 }).lean<LeadSweep>();
    if (sweep) await lookOn(sweep, world);
  },
};
