import { inTransaction } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import {
  type FoundLead,
  leadsForNeed,
  leadsForOutcome,
} from '../matching/match.leading.service.ts';
import { afterDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { LeadModel, type LeadRow } from './lead.model.ts';
import { clockwork, recordOn } from './lead.moving.ts';

/** Of what was found: good enough by the county's rule, not told before, and no more than so many at once. */
const worthTelling = async (found: readonly FoundLead[], at: Date): Promise<FoundLead[]> => {
  const [first] = found;
  if (!first) return [];
  const { county } = first.need;
  const least = await ruleValue('lead.score', county, at);
  const most = await ruleValue('lead.most', county, at);
  const good = found.filter(({ match }) => match.score >= least).slice(0, most);
  if (good.length === 0) return [];
  const told = await LeadModel.find(
    { $or: good.map(({ need, outcome }) => ({ need: need._id, outcome })) },
    { need: 1, outcome: 1 },
  ).lean<LeadRow[]>();
  const known = new Set(told.map(({ need, outcome }) => `${need} ${outcome}`));
  return good.filter(({ need, outcome }) => !known.has(`${need._id} ${outcome}`));
};

/** Writes down what is worth telling and whom it waits for. */
export const tell = async (
  found: readonly FoundLead[],
  state: 'toUnit' | 'toFirm',
  world: World,
): Promise<void> => {
  const at = world.clock.now();
  if (found.length === 0) return;
  const { events } = await inTransaction(async () => {
    const fresh = await worthTelling(found, at);
    for (const { need, outcome, unit, match } of fresh) {
      const days = await ruleValue('lead.days', need.county, at);
      const [made] = await LeadModel.create([
        {
          state,
          need: need._id,
          firm: need.firm,
          outcome,
          unit,
          county: need.county,
          score: match.score,
          match,
          until: afterDays(at, days),
          createdAt: at,
          movedAt: at,
        } as never,
      ]);
      const row = (made as unknown as { toObject(): unknown }).toObject() as LeadRow;
      await recordOn(row, state === 'toUnit' ? 'lead.found' : 'lead.offered', clockwork, at);
    }
  });
  world.reactor.wake(events);
};

/** A need was published: the units of outcomes that may answer it are asked whether they offer them. */
export const tellUnits = async (need: string, world: World): Promise<void> =>
  tell(await leadsForNeed(need, world), 'toUnit', world);

/** An outcome was listed: firms whose open needs it may answer are told of it. */
export const tellFirms = async (outcome: string, world: World): Promise<void> =>
  tell(await leadsForOutcome(outcome, world), 'toFirm', world);
