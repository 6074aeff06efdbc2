import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/matching/matching.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import type { World } from '../../platform/world.ts';
import { expertById } from '../experts/expert.reads.ts';
import { beginIntroduction } from '../introductions/introduction.beginning.service.ts';
import { thingJudgementsOf } from '../introductions/introduction.reads.ts';
import { demandOn, loadNeed, standingsOn } from '../needs/need.moving.ts';
import { engageNeed, noteIntroduction } from '../needs/need.promising.service.ts';
import type { NeedRow } from '../needs/need.reads.ts';
import { hasLeft, organisationTies } from '../organisations/organisation.reads.ts';
import { outcomeCardOf, outcomesByIds } from '../outcomes/outcome.reads.ts';
import { firmForMatch, needForMatch, outcomeForMatch } from './match.assembling.ts';
import { blockedBetween, matchSetting } from './match.guarding.service.ts';
import { ordered, outcomesBy } from './match.ordering.ts';
import { bestTerms, textsOf } from './match.query.ts';
import { worthShowing } from './match.reasons.ts';
import { rankOutcomes } from './match.score.ts';
import { meantCandidates, meantNeed, meantOutcomes } from './meaning.reads.ts';

/** So many are judged, and so many of them shown. */
export const pool = 100;
export const shown = 20;

export const settingFor = (county: string, world: World) => matchSetting(county, world.clock.now());

export const demandMatches = async (ask: {
  me: Parameters<typeof standingsOn>[0];
  params: { id: string };
}): Promise<NeedRow> => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'seeMatches', standingsOn(ask.me, row));
  return row;
};

/** What the reader's own side said of the outcomes, or of the units, for a need. */
export const saidOf = (
  thing: 'outcome' | 'unit',
  me: Parameters<typeof standingsOn>[0],
  row: NeedRow,
  world: World,
) => {
  const side = standingsOn(me, row).includes('officer') ? 'bureau' : 'firm';
  return thingJudgementsOf(thing, String(row._id), side, world.clock.now());
};

/** A need in its firm's own eyes: whoever sees matches may read all of it. */
export const wholeNeed = async (row: NeedRow, world: World) => {
  const firm = String(row.firm);
  const need = needForMatch(row, firmForMatch(firm, await organisationTies([firm])), ['firm']);
  return meantNeed(need, row, world);
};

/** Listed outcomes judged for a need, best first. */
export const outcomesFor = async (row: NeedRow, world: World) => {
  const need = await wholeNeed(row, world);
  const found = await world.search.candidates({
    index: 'outcomes',
    texts: textsOf(need),
    terms: bestTerms,
    limit: pool,
  });
  const reads = await outcomesByIds(found.map(({ id }) => id));
  const units = await organisationTies(reads.map(({ row: outcome }) => String(outcome.owner)));
  const listed = new Map(reads.map((read) => [String(read.row._id), read]));
  const candidates = found.flatMap((each) => {
    const read = listed.get(each.id);
    return read?.row.state === 'listed'
      ? [
          {
            subject: outcomeForMatch(read, units.get(String(read.row.owner))?.creditCode),
            found: each,
          },
        ]
      : [];
  });
  const { ranked } = rankOutcomes(
    need,
    await meantCandidates(candidates, world, meantOutcomes),
    await settingFor(row.county, world),
  );
  return { ranked: ranked.filter(worthShowing), listed };
};

export const outcomes: UseCase<typeof doors.matchOutcomes> = async (ask, world) => {
  const row = await demandMatches(ask);
  if (await hasLeft(String(row.firm))) return { left: true, items: [] };
  const { ranked, listed } = await outcomesFor(row, world);
  const by = outcomesBy(ask.query.order);
  const inOrder = ordered(ranked, (id) => listed.get(id)!.row, by);
  const judged = await saidOf('outcome', ask.me, row, world);
  return {
    left: false,
    items: inOrder.slice(0, shown).map((match) => {
      const said = judged.get(match.subjectId);
      const outcome = outcomeCardOf(listed.get(match.subjectId)!);
      return { outcome, match, ...(said ? { judged: said } : {}) };
    }),
  };
};

/** The bureau introduces an expert to a need; said again it changes nothing. */
export const introduce: UseCase<typeof doors.introduceExpert> = async (ask, world) => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'introduce', standingsOn(ask.me, row));
  const expert = await expertById(ask.body.expert);
  if (expert?.standing !== 'verified') throw new Refusal('notFound');
  const at = world.clock.now();
  const blocked = await blockedBetween(row, expert, at);
  if (blocked)
    throw new Refusal('conflictOfInterest', { reason: blocked.reason, rule: blocked.rule });
  const { note } = ask.body;
  const fresh = await noteIntroduction(row, expert.id, ask.me, note, at);
  if (!fresh) return { done: true };
  const pair = { need: ask.params.id, expert: expert.id, county: row.county, note };
  await beginIntroduction(pair, ask.me, at);
  await engageNeed(ask.params.id, ask.me, at);
  return { done: true };
};
