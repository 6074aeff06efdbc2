import type { Match } from '@zhiqiao/shared/matching/match.schema';
import { openToBids } from '@zhiqiao/shared/needs/need.machine';
import type { World } from '../../platform/world.ts';
import { type NeedRow, needsByIds } from '../needs/need.reads.ts';
import { leftAmong, organisationTies } from '../organisations/organisation.reads.ts';
import { outcomesByIds } from '../outcomes/outcome.reads.ts';
import { firmForMatch, needForMatch, outcomeForMatch } from './match.assembling.ts';
import { matchSetting } from './match.guarding.service.ts';
import { bestTerms, textsOf } from './match.query.ts';
import { worthShowing } from './match.reasons.ts';
import { rankOutcomes } from './match.score.ts';
import { meantCandidates, meantNeed, meantOutcomes } from './meaning.reads.ts';

const pool = 60;
const needsLookedAt = 12;

/** A pair worth telling both sides of. */
export interface FoundLead {
  need: NeedRow;
  outcome: string;
  unit: string;
  match: Match;
}

const isOpen = ({ state }: NeedRow): boolean => (openToBids as readonly string[]).includes(state);

/**
 * Outcomes for a need, best first, judged by no more of it than anybody who is signed in may read; none for a firm that
 * left the suggestions.
 * @param since only of those that came in since then
 */
const leadsOf = async (row: NeedRow, world: World, since?: Date): Promise<FoundLead[]> => {
  const firm = String(row.firm);
  const ties = await organisationTies([firm]);
  if (ties.get(firm)?.left) return [];
  const open = needForMatch(row, firmForMatch(firm, ties), ['signedIn']);
  const need = await meantNeed(open, row, world);
  const found = await world.search.candidates({
    index: 'outcomes',
    texts: textsOf(need),
    terms: bestTerms,
    limit: pool,
  });
  const reads = await outcomesByIds(found.map(({ id }) => id));
  const units = await organisationTies(reads.map(({ row: outcome }) => String(outcome.owner)));
  const byId = new Map(reads.map((read) => [String(read.row._id), read]));
  const candidates = found.flatMap((each) => {
    const read = byId.get(each.id);
    if (read?.row.state !== 'listed' || (since && read.row.createdAt < since)) return [];
    const code = units.get(String(read.row.owner))?.creditCode;
    return [{ subject: outcomeForMatch(read, code), found: each }];
  });
  const setting = await matchSetting(row.county, world.clock.now());
  const { ranked } = rankOutcomes(
    need,
    await meantCandidates(candidates, world, meantOutcomes),
    setting,
  );
  return ranked.filter(worthShowing).map((match) => ({
    need: row,
    outcome: match.subjectId,
    unit: String(byId.get(match.subjectId)!.row.owner),
    match,
  }));
};

/**
 * Outcomes that may answer a need which is open now.
 * @param id of the need
 * @param since only of outcomes that came in since then
 */
export const leadsForNeed = async (
  id: string,
  world: World,
  since?: Date,
): Promise<FoundLead[]> => {
  const [read] = await needsByIds([id]);
  return read && isOpen(read.row) ? leadsOf(read.row, world, since) : [];
};

/** Open needs that a listed outcome may answer, each judged as if the firm looked for outcomes. @param id of the outcome */
export const leadsForOutcome = async (id: string, world: World): Promise<FoundLead[]> => {
  const [read] = await outcomesByIds([id]);
  if (read?.row.state !== 'listed') return [];
  const { title, summary, keywords } = read.row;
  const near = await world.search.candidates({
    index: 'needs',
    texts: [
      { text: title, weight: 3 },
      { text: keywords.join(' '), weight: 2 },
      { text: summary, weight: 1 },
    ],
    terms: bestTerms,
    filter: { in: ['state', [...openToBids]] },
    limit: needsLookedAt,
  });
  const needs = (await needsByIds(near.map((one) => one.id))).filter(({ row }) => isOpen(row));
  const leads: FoundLead[] = [];
  for (const { row } of needs)
    leads.push(...(await leadsOf(row, world)).filter(({ outcome }) => outcome === id));
  return leads.toSorted((a, b) => b.match.score - a.match.score);
};

/** Of pairs found some time ago those whose outcome is listed and whose need is open now, its firm among the suggestions. @param outcome its id */
export const stillLeads = async (
  outcome: string,
  unit: string,
  pairs: readonly { need: string; match: Match }[],
): Promise<FoundLead[]> => {
  const [read] = await outcomesByIds([outcome]);
  if (read?.row.state !== 'listed') return [];
  const needs = (await needsByIds(pairs.map(({ need }) => need))).filter(({ row }) => isOpen(row));
  const left = await leftAmong(needs.map(({ row }) => String(row.firm)));
  const rows = new Map(
    needs.flatMap(({ row }) => (left.has(String(row.firm)) ? [] : [[String(row._id), row]])),
  );
  return pairs.flatMap(({ need, match }) => {
    const row = rows.get(need);
    return row ? [{ need: row, outcome, unit, match }] : [];
  });
};
