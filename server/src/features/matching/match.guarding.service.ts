import type { MatchBlock } from '@zhiqiao/shared/matching/match.schema';
import type { ExpertRead } from '../experts/expert.reads.ts';
import type { NeedRow } from '../needs/need.reads.ts';
import { organisationTies } from '../organisations/organisation.reads.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { expertForMatch, firmForMatch, needForMatch } from './match.assembling.ts';
import { capacityFull, conflictOfInterest } from './match.guards.ts';
import type { MatchSetting } from './match.input.ts';

/** The rules of a county that a judgement rests on, as they stand at a moment. */
export const matchSetting = async (county: string, at: Date): Promise<MatchSetting> => ({
  now: at.toISOString(),
  activeLimit: await ruleValue('expert.activeLimit', county, at),
  keepToTowns: (await ruleValue('match.territory', county, at)) === 1,
});

/** What forbids a bid or an award between these two: a conflict of interest, or no capacity left. */
export const blockedBetween = async (
  need: NeedRow,
  expert: ExpertRead,
  at: Date,
): Promise<MatchBlock | null> => {
  const firm = String(need.firm);
  const ties = await organisationTies([firm, ...(expert.unit ? [expert.unit] : [])]);
  const pair = [
    needForMatch(need, firmForMatch(firm, ties), ['firm']),
    expertForMatch(expert, ties.get(expert.unit ?? '')?.creditCode),
    await matchSetting(need.county, at),
  ] as const;
  return conflictOfInterest(...pair) ?? capacityFull(...pair);
};
