import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { ExpertOrder } from '@zhiqiao/shared/matching/match.orders';
import type { Match } from '@zhiqiao/shared/matching/match.schema';
import type * as doors from '@zhiqiao/shared/matching/matching.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import type { World } from '../../platform/world.ts';
import { biddersOf } from '../bids/bid.reads.ts';
import { completedCounts } from '../engagements/engagement.reads.ts';
import { type ExpertRead, expertsByIds } from '../experts/expert.reads.ts';
import { toCard as expertCard } from '../experts/expert.search.ts';
import {
  introductionsOf,
  judgementsOf,
  openIntroductions,
} from '../introductions/introduction.reads.ts';
import { standingsOn } from '../needs/need.moving.ts';
import type { NeedRow } from '../needs/need.reads.ts';
import { hasLeft, organisationTies } from '../organisations/organisation.reads.ts';
import { expertForMatch } from './match.assembling.ts';
import { expertsBy, ordered } from './match.ordering.ts';
import { bestTerms, textsOf } from './match.query.ts';
import { worthShowing } from './match.reasons.ts';
import { recordsBehind } from './match.records.ts';
import { rankExperts } from './match.score.ts';
import { demandMatches, pool, settingFor, shown, wholeNeed } from './matching.service.ts';
import { meantCandidates, meantExperts } from './meaning.reads.ts';

/** How a need's candidates stand beside the score: who is busy, whom it was talked to, what the reader's side said. */
const standOf = async (
  ask: { me: Actor },
  row: NeedRow,
  people: readonly string[],
  world: World,
) => {
  const need = String(row._id);
  const side = standingsOn(ask.me, row).includes('officer') ? 'bureau' : 'firm';
  const at = world.clock.now();
  const of = (one: 'bureau' | 'firm' | 'expert') => judgementsOf({ need }, one, at);
  const [open, known, judged] = await Promise.all([
    openIntroductions(people),
    introductionsOf(need),
    of(side),
  ]);
  const others = side === 'bureau' ? (['expert', 'firm'] as const) : [];
  const wishes = await Promise.all(others.map(async (one) => [one, await of(one)] as const));
  const on = (expert: string) => {
    const one = known.get(expert);
    const said = judged.get(expert);
    return {
      ...(one ? { introduction: { id: String(one._id), state: one.state } } : {}),
      ...(said ? { judged: said } : {}),
      wanted: wishes.filter(([, by]) => by.get(expert)?.verdict === 'wanted').map(([one]) => one),
    };
  };
  return { open, on };
};

const inAskedOrder = async (
  order: ExpertOrder,
  ranked: readonly Match[],
  byId: ReadonlyMap<string, ExpertRead>,
): Promise<Match[]> => {
  const ids = ranked.map(({ subjectId }) => subjectId);
  const deals = order === 'deals' ? await completedCounts(ids) : new Map<string, number>();
  return ordered(ranked, (id) => byId.get(id)!, expertsBy(order, deals));
};

/** Verified experts who are in the ranking, judged for a need, best first; whom a rule forbids apart. */
export const peopleFor = async (row: NeedRow, world: World) => {
  const need = await wholeNeed(row, world);
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
    return person?.standing === 'verified' && !person.unranked
      ? [{ subject: expertForMatch(person, units.get(person.unit ?? '')?.creditCode), found: each }]
      : [];
  });
  const { ranked, blocked } = rankExperts(
    need,
    await meantCandidates(candidates, world, meantExperts),
    await settingFor(row.county, world),
  );
  return { ranked: ranked.filter(worthShowing), blocked, byId };
};

/** Experts for a need, best first; whoever a hard rule forbids comes last, with the rule. */
export const experts: UseCase<typeof doors.matchExperts> = async (ask, world) => {
  const row = await demandMatches(ask);
  if (await hasLeft(String(row.firm))) return { left: true, items: [] };
  const { ranked, blocked, byId } = await peopleFor(row, world);
  const inOrder = await inAskedOrder(ask.query.order, ranked, byId);
  const bids = await biddersOf(ask.params.id);
  const introduced = new Set(row.introduced.map(String));
  const stands = await standOf(ask, row, [...byId.keys()], world);
  return {
    left: false,
    items: [...inOrder.slice(0, shown), ...blocked.slice(0, 5)].map((match) => {
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
