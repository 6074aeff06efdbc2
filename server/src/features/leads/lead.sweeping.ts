import type { Job } from '../../platform/jobs.ts';
import { inTransaction } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { type FoundLead, leadsForNeed, stillLeads } from '../matching/match.leading.service.ts';
import { openNeedsAfter } from '../needs/need.reads.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { chooseBest } from './lead.choosing.ts';
import { tell } from './lead.finding.service.ts';
import { LeadModel, type LeadRow } from './lead.model.ts';
import {
  type LeadShortlist,
  LeadShortlistModel,
  type LeadSweep,
  LeadSweepModel,
} from './lead.sweep.model.ts';

/** Needs looked at, or outcomes told, in one run: a table of thousands is worked off a little at a time. */
const atOnce = 50;
/** Needs remembered of an outcome, in allowances: some of the best may have heard enough when it is told. */
const spare = 4;

/** A table was imported: the firms whose open needs its outcomes answer are told, by and by. */
export const beginSweep = async (_id: string, since: Date): Promise<void> => {
  await LeadSweepModel.updateOne({ _id }, { $setOnInsert: { since } }, { upsert: true });
};

/** Puts a need among the best of each outcome that answers it well enough. */
const shortlist = async (sweep: string, found: readonly FoundLead[], at: Date): Promise<void> => {
  const [first] = found;
  if (!first) return;
  const { county } = first.need;
  const least = await ruleValue('lead.score', county, at);
  const kept = spare * (await ruleValue('lead.most', county, at));
  const writes = found
    .filter(({ match }) => match.score >= least)
    .map(({ need, outcome, unit, match }) => ({
      updateOne: {
        filter: { sweep, outcome },
        update: {
          $setOnInsert: { unit },
          $push: {
            best: {
              $each: [{ need: String(need._id), county, score: match.score, match }],
              $sort: { score: -1 as const },
              $slice: kept,
            },
          },
        },
        upsert: true,
      },
    }));
  if (writes.length) await LeadShortlistModel.bulkWrite(writes as never[]);
};

const lookOn = async ({ _id, since, after }: LeadSweep, world: World): Promise<void> => {
  const needs = await openNeedsAfter(after, atOnce);
  const found: FoundLead[][] = [];
  for (const need of needs) found.push(await leadsForNeed(need, world, since));
  const done = needs.length < atOnce;
  const last = needs.at(-1);
  const far = { ...(last ? { after: last } : {}), ...(done ? { chosen: true } : {}) };
  const here = { _id, chosen: { $exists: false }, after: after ?? { $exists: false } };
  await inTransaction(async () => {
    // Whoever looked at the same needs meanwhile has put them down.
    if (!(await LeadSweepModel.updateOne(here, { $set: far })).modifiedCount) return;
    for (const leads of found) await shortlist(_id, leads, world.clock.now());
    if (done) await choose(_id, world.clock.now());
  });
};

const toldBefore = async (outcomes: readonly string[]): Promise<Map<string, number>> => {
  const rows = await LeadModel.find({ outcome: { $in: [...outcomes] } } as object, {
    outcome: 1,
  }).lean<LeadRow[]>();
  const counts = new Map<string, number>();
  for (const { outcome } of rows)
    counts.set(String(outcome), (counts.get(String(outcome)) ?? 0) + 1);
  return counts;
};

/** Every need was looked at: of all pairs the best are kept, as many as counties allow. */
const choose = async (sweep: string, at: Date): Promise<void> => {
  const lists = await LeadShortlistModel.find({ sweep }, { 'best.match': 0 }).lean<
    LeadShortlist[]
  >();
  const pairs = lists.flatMap(({ outcome, best }) => best.map((one) => ({ ...one, outcome })));
  const most = new Map<string, number>();
  for (const county of new Set(pairs.map((one) => one.county)))
    most.set(county, await ruleValue('lead.most', county, at));
  const chosen = chooseBest(pairs, most, await toldBefore(lists.map(({ outcome }) => outcome)));
  const needsOf = new Map<string, string[]>(lists.map(({ outcome }) => [outcome, []]));
  for (const { need, outcome } of chosen) needsOf.get(outcome)!.push(need);
  const writes = [...needsOf].map(([outcome, needs]) => ({
    updateOne: {
      filter: { sweep, outcome },
      update: { $pull: { best: { need: { $nin: needs } } } },
    },
  }));
  if (writes.length) await LeadShortlistModel.bulkWrite(writes as never[]);
};

const tellOn = async ({ _id }: LeadSweep, world: World): Promise<void> => {
  const lists = await LeadShortlistModel.find({ sweep: _id })
    .sort({ outcome: 1 })
    .limit(atOnce)
    .lean<LeadShortlist[]>();
  for (const { outcome, unit, best } of lists) {
    await tell(await stillLeads(outcome, unit, best), 'toFirm', world);
    await LeadShortlistModel.deleteOne({ sweep: _id, outcome });
  }
  if (lists.length < atOnce) await LeadSweepModel.deleteOne({ _id });
};

/** Works off what was imported. Run twice, or again after a crash, it tells each pair once. */
export const leadSweeping: Job = {
  name: 'lead.sweep',
  every: 10,
  run: async (world) => {
    const sweep = await LeadSweepModel.findOne().sort({ since: 1 }).lean<LeadSweep>();
    if (sweep) await (sweep.chosen ? tellOn : lookOn)(sweep, world);
  },
};
