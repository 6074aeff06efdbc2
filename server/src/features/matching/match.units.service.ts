import type { Cover, Match } from '@zhiqiao/shared/matching/match.schema';
import type * as doors from '@zhiqiao/shared/matching/matching.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { toCard as expertCard } from '../experts/expert.search.ts';
import { hasLeft, organisationCards } from '../organisations/organisation.reads.ts';
import { outcomeCardOf } from '../outcomes/outcome.reads.ts';
import { peopleFor } from './match.people.service.ts';
import { demandMatches, outcomesFor, saidOf } from './matching.service.ts';

const shown = 6;
const each = 3;
const worth: Record<Cover, number> = { none: 0, half: 1, full: 2 };

/** What a unit can bring: its people and its outcomes, best first. */
interface Brought {
  people: Match[];
  outcomes: Match[];
}

const coverOf = ({ people, outcomes }: Brought): Cover[] => {
  const all = [...people, ...outcomes].map(({ cover }) => cover);
  return (all[0] ?? []).map((_, at) =>
    all
      .map((cover) => cover[at] ?? 'none')
      .reduce((best, one) => (worth[one] > worth[best] ? one : best)),
  );
};

const scoreOf = ({ people, outcomes }: Brought): number =>
  Math.max(0, ...[...people, ...outcomes].map(({ score }) => score));

/** How much the unit's people and outcomes show together comes before how good the best of them is alone. */
const strength = (one: Brought): number =>
  coverOf(one).reduce((sum, cover) => sum + worth[cover], 0) * 100 + scoreOf(one);

const peopleOf = ({ people }: Brought, byId: Awaited<ReturnType<typeof peopleFor>>['byId']) =>
  people.map((match) => ({ expert: expertCard(byId.get(match.subjectId)!), match }));

/** Units for a need: no judgement of their own, but what those who belong to them show together. */
export const matchUnits: UseCase<typeof doors.matchUnits> = async (ask, world) => {
  const row = await demandMatches(ask);
  if (await hasLeft(String(row.firm))) return { left: true, items: [] };
  const [people, outcomes] = [await peopleFor(row, world), await outcomesFor(row, world)];
  const units = new Map<string, Brought>();
  const of = (unit: string): Brought => {
    const one = units.get(unit) ?? { people: [], outcomes: [] };
    units.set(unit, one);
    return one;
  };
  for (const match of people.ranked) {
    const { unit } = people.byId.get(match.subjectId)!;
    if (unit && of(unit).people.length < each) of(unit).people.push(match);
  }
  for (const match of outcomes.ranked) {
    const owner = String(outcomes.listed.get(match.subjectId)!.row.owner);
    if (of(owner).outcomes.length < each) of(owner).outcomes.push(match);
  }
  const cards = await organisationCards([...units.keys()]);
  const known = [...units].filter(([id]) => cards.has(id) && id !== String(row.firm));
  known.sort((one, other) => strength(other[1]) - strength(one[1]));
  const judged = await saidOf('unit', ask.me, row, world);
  return {
    left: false,
    items: known.slice(0, shown).map(([id, brought]) => ({
      unit: cards.get(id)!,
      score: scoreOf(brought),
      cover: coverOf(brought),
      people: peopleOf(brought, people.byId),
      outcomes: brought.outcomes.map((match) => ({
        outcome: outcomeCardOf(outcomes.listed.get(match.subjectId)!),
        match,
      })),
      ...(judged.has(id) ? { judged: judged.get(id)! } : {}),
    })),
  };
};
