import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { NeedOrder } from '@zhiqiao/shared/matching/match.orders';
import type * as doors from '@zhiqiao/shared/matching/matching.endpoints';
import { openToBids } from '@zhiqiao/shared/needs/need.machine';
import type { UseCase } from '../../platform/ask.ts';
import type { World } from '../../platform/world.ts';
import { needsBidBy } from '../bids/bid.reads.ts';
import { type ExpertRead, expertById } from '../experts/expert.reads.ts';
import { judgementsOf } from '../introductions/introduction.reads.ts';
import { standingsOn } from '../needs/need.moving.ts';
import { cardOf, needsByIds } from '../needs/need.reads.ts';
import { organisationTies } from '../organisations/organisation.reads.ts';
import { expertForMatch, firmForMatch, needForMatch } from './match.assembling.ts';
import { needsBy, ordered } from './match.ordering.ts';
import { bestTerms, textsOfExpert } from './match.query.ts';
import { worthShowing } from './match.reasons.ts';
import { rankNeeds } from './match.score.ts';
import { pool, settingFor, shown } from './matching.service.ts';
import { meantCandidates, meantExperts, meantNeeds } from './meaning.reads.ts';

/** The expert that an account speaks for. */
export const expertOf = async (me: Actor): Promise<ExpertRead> => {
  const person = me.expert ? await expertById(me.expert) : undefined;
  if (!person) throw new Refusal('notPermitted');
  return person;
};

/** Open needs that this expert has not bid on, judged by what this expert may read of them. */
export const bestNeeds = async (me: Actor, person: ExpertRead, order: NeedOrder, world: World) => {
  const units = await organisationTies(person.unit ? [person.unit] : []);
  const [expert] = await meantExperts(
    [expertForMatch(person, units.get(person.unit ?? '')?.creditCode)],
    world,
  );
  const found = await world.search.candidates({
    index: 'needs',
    texts: textsOfExpert(expert!),
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
    if (!row || firms.get(String(row.firm))?.left) return [];
    const firm = firmForMatch(String(row.firm), firms);
    return [{ subject: needForMatch(row, firm, standingsOn(me, row)), found: each }];
  });
  const rows = new Map(open.map(({ row }) => [String(row._id), row]));
  const { ranked } = rankNeeds(
    expert!,
    await meantCandidates(candidates, world, (needs) => meantNeeds(needs, rows, world)),
    await settingFor(person.county, world),
  );
  const worth = ranked.filter(worthShowing);
  const best = ordered(worth, (id) => cardOf(byId.get(id)!), needsBy(order)).slice(0, shown);
  return { best, byId };
};

/** An expert's needs of today: open to bids, not bid on yet, judged by what this expert may read of them. */
export const needs: UseCase<typeof doors.matchNeeds> = async (ask, world) => {
  const { me } = ask;
  const person = await expertOf(me);
  if (person.unranked) return { left: true, items: [] };
  const { best, byId } = await bestNeeds(me, person, ask.query.order, world);
  const judged = await judgementsOf({ expert: person.id }, 'expert', world.clock.now());
  return {
    left: false,
    items: best.map((match) => {
      const read = byId.get(match.subjectId)!;
      const introduced = read.row.introduced.map(String).includes(person.id);
      const said = judged.get(match.subjectId);
      return { need: cardOf(read), match, introduced, ...(said ? { judged: said } : {}) };
    }),
  };
};
