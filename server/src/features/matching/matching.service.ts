import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/matching/matching.endpoints';
import { openToBids } from '@zhiqiao/shared/needs/need.machine';
import type { UseCase } from '../../platform/ask.ts';
import type { World } from '../../platform/world.ts';
import { biddersOf, needsBidBy } from '../bids/bid.reads.ts';
import { expertById, expertsByIds } from '../experts/expert.reads.ts';
import { toCard as expertCard } from '../experts/expert.search.ts';
import { beginIntroduction } from '../introductions/introduction.beginning.service.ts';
import {
  introductionsOf,
  judgementsOf,
  openIntroductions,
} from '../introductions/introduction.reads.ts';
import { demandOn, loadNeed, standingsOn } from '../needs/need.moving.ts';
import { engageNeed, noteIntroduction } from '../needs/need.promising.service.ts';
import type { NeedRow } from '../needs/need.reads.ts';
import { cardOf, needsByIds } from '../needs/need.reads.ts';
import { organisationTies } from '../organisations/organisation.reads.ts';
import { outcomeCardOf, outcomesByIds } from '../outcomes/outcome.reads.ts';
import { expertForMatch, firmForMatch, needForMatch, outcomeForMatch } from './match.assembling.ts';
import { blockedBetween, matchSetting } from './match.guarding.service.ts';
import { bestTerms, textsOf, textsOfExpert } from './match.query.ts';
import { worthShowing } from './match.reasons.ts';
import { recordsBehind } from './match.records.ts';
import { rankExperts, rankNeeds, rankOutcomes } from './match.score.ts';

const pool = 100;
const shown = 20;

const settingFor = (county: string, world: World) => matchSetting(county, world.clock.now());

const demandMatches = async (ask: {
  me: Parameters<typeof standingsOn>[0];
  params: { id: string };
}): Promise<NeedRow> => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'seeMatches', standingsOn(ask.me, row));
  return row;
};

/** A need in its firm's own eyes: whoever sees matches may read all of it. */
const wholeNeed = async (row: NeedRow) => {
  const firm = String(row.firm);
  return needForMatch(row, firmForMatch(firm, await organisationTies([firm])), ['firm']);
};

/** How a need's candidates stand beside the score: who is busy, whom it was talked to, what the reader's side said. */
const standOf = async (
  ask: { me: Actor },
  row: NeedRow,
  people: readonly string[],
  world: World,
) => {
  const need = String(row._id);
  const side = standingsOn(ask.me, row).includes('officer') ? 'bureau' : 'firm';
  const [open, known, judged] = await Promise.all([
    openIntroductions(people),
    introductionsOf(need),
    judgementsOf({ need }, side, world.clock.now()),
  ]);
  const on = (expert: string) => {
    const one = known.get(expert);
    const said = judged.get(expert);
    return {
      ...(one ? { introduction: { id: String(one._id), state: one.state } } : {}),
      ...(said ? { judged: said } : {}),
    };
  };
  return { open, on };
};

/** Experts for a need, best first; whoever a hard rule forbids comes last, with the rule. */
export const experts: UseCase<typeof doors.matchExperts> = async (ask, world) => {
  const row = await demandMatches(ask);
  const need = await wholeNeed(row);
  const found = await world.search.candidates({
    index: 'experts',
    texts: textsOf(need),
    terms: bestTerms,
    limit: pool,
  });
  const people = await expertsByIds(found.map((candidate) => candidate.id));
  const units = await organisationTies(people.flatMap((person) => person.unit ?? []));
  const byId = new Map(people.map((person) => [person.id, person]));
  const candidates = found.flatMap((each) => {
    const person = byId.get(each.id);
    return person?.standing === 'verified'
      ? [{ subject: expertForMatch(person, units.get(person.unit ?? '')?.creditCode), found: each }]
      : [];
  });
  const { ranked, blocked } = rankExperts(need, candidates, await settingFor(row.county, world));
  const bids = await biddersOf(ask.params.id);
  const introduced = new Set(row.introduced.map(String));
  const stands = await standOf(
    ask,
    row,
    people.map(({ id }) => id),
    world,
  );
  return {
    items: [...ranked.filter(worthShowing).slice(0, shown), ...blocked.slice(0, 5)].map((match) => {
      const bid = bids.get(match.subjectId);
      const { active, capacity } = byId.get(match.subjectId)!;
      return {
        expert: expertCard(byId.get(match.subjectId)!),
        match,
        records: recordsBehind(match, byId.get(match.subjectId)!.evidence),
        introduced: introduced.has(match.subjectId),
        ...(bid ? { bid } : {}),
        load: { active, capacity, open: stands.open.get(match.subjectId) ?? 0 },
        ...stands.on(match.subjectId),
      };
    }),
  };
};

export const outcomes: UseCase<typeof doors.matchOutcomes> = async (ask, world) => {
  const row = await demandMatches(ask);
  const need = await wholeNeed(row);
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
  const { ranked } = rankOutcomes(need, candidates, await settingFor(row.county, world));
  return {
    items: ranked
      .filter(worthShowing)
      .slice(0, shown)
      .map((match) => ({ outcome: outcomeCardOf(listed.get(match.subjectId)!), match })),
  };
};

/** An expert's needs of today: open to bids, not bid on yet, judged by what this expert may read of them. */
export const needs: UseCase<typeof doors.matchNeeds> = async (ask, world) => {
  const { me } = ask;
  const person = me.expert ? await expertById(me.expert) : undefined;
  if (!person) throw new Refusal('notPermitted');
  const units = await organisationTies(person.unit ? [person.unit] : []);
  const expert = expertForMatch(person, units.get(person.unit ?? '')?.creditCode);
  const found = await world.search.candidates({
    index: 'needs',
    texts: textsOfExpert(expert),
    terms: bestTerms,
    filter: { in: ['state', [...openToBids]] },
    limit: pool,
  });
  const done = await needsBidBy(person.id);
  const open = (await needsByIds(found.map(({ id }) => id))).filter(
    ({ row }) => !done.has(String(row._id)),
  );
  const byId = new Map(open.map((read) => [String(read.row._id), read]));
  const firms = await organisationTies(open.map(({ row }) => String(row.firm)));
  const candidates = found.flatMap((each) => {
    const row = byId.get(each.id)?.row;
    if (!row) return [];
    const firm = firmForMatch(String(row.firm), firms);
    return [{ subject: needForMatch(row, firm, standingsOn(me, row)), found: each }];
  });
  const { ranked } = rankNeeds(expert, candidates, await settingFor(person.county, world));
  const judged = await judgementsOf({ expert: person.id }, 'expert', world.clock.now());
  const best = ranked.filter(worthShowing).slice(0, shown);
  return {
    items: best.map((match) => {
      const read = byId.get(match.subjectId)!;
      const introduced = read.row.introduced.map(String).includes(person.id);
      const said = judged.get(match.subjectId);
      return { need: cardOf(read), match, introduced, ...(said ? { judged: said } : {}) };
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
