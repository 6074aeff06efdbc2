import type * as doors from '@zhiqiao/shared/matching/firmHeld.endpoints';
import type { FirmHeldView } from '@zhiqiao/shared/matching/firmHeld.schema';
import type { Match } from '@zhiqiao/shared/matching/match.schema';
import type { UseCase } from '../../platform/ask.ts';
import type { World } from '../../platform/world.ts';
import { bidsAnsweredBy } from '../bids/bid.record.reads.ts';
import { expertName } from '../experts/expert.reads.ts';
import { saidByFirm } from '../introductions/introduction.reads.ts';
import { liveNeedsOf, type NeedRow, needBriefs } from '../needs/need.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { changeSuggested, heldFirm } from '../organisations/organisation.suggesting.service.ts';
import { outcomeTitles } from '../outcomes/outcome.reads.ts';
import { wordsIn } from './match.holding.service.ts';
import { bidLevels, unfitLevels } from './match.learning.service.ts';
import { peopleFor } from './match.people.service.ts';
import { solvedLike } from './match.solved.service.ts';
import { outcomesFor } from './matching.service.ts';

/** As many needs as "others like me solved" looks at. */
const looked = 8;
const most = 50;
const wordsShown = 40;

/** What a need brings up, as if the firm had not left. */
interface Found {
  row: NeedRow;
  matches: Match[];
  counts: Pick<FirmHeldView['needs'][number], 'experts' | 'outcomes' | 'solved'>;
}

const foundFor = async (row: NeedRow, world: World): Promise<Found> => {
  const people = (await peopleFor(row, world)).ranked;
  const outcomes = (await outcomesFor(row, world)).ranked;
  const solved = await solvedLike(row, world);
  return {
    row,
    matches: [...people, ...outcomes],
    counts: { experts: people.length, outcomes: outcomes.length, solved: solved.length },
  };
};

const titled = ({ _id, title }: Pick<NeedRow, '_id' | 'title'>) => ({ id: String(_id), title });

const wordsOf = (found: readonly Found[]): FirmHeldView['words'] => {
  const words = new Map<string, FirmHeldView['words'][number]>();
  for (const { row, matches } of found)
    for (const word of matches.flatMap(wordsIn)) {
      const one = words.get(word) ?? { word, needs: [], found: 0 };
      one.found += 1;
      if (one.needs.at(-1)?.id !== String(row._id)) one.needs.push(titled(row));
      words.set(word, one);
    }
  return [...words.values()]
    .sort((one, other) => other.found - one.found || (one.word < other.word ? -1 : 1))
    .slice(0, wordsShown);
};

const answersOf = async (firm: string): Promise<FirmHeldView['answers']> => {
  const bids = (await bidsAnsweredBy(firm, most)).filter(({ state }) => state in bidLevels);
  const needs = await needBriefs(bids.map(({ need }) => need));
  return Promise.all(
    bids.map(async ({ id, need, expert, state }) => ({
      bid: id,
      state,
      expert: await expertName(expert),
      need: needs.get(need)?.title ?? '',
    })),
  );
};

type Said = Awaited<ReturnType<typeof saidByFirm>>[number];

/** What things and people are called, by id. */
const namesOf = async (said: readonly Said[]): Promise<Map<string, string>> => {
  const ids = (kind: Said['of']) => said.filter(({ of }) => of === kind).map(({ id }) => id);
  const outcomes = await outcomeTitles(ids('outcome'));
  const solved = await needBriefs(ids('solved'));
  const people = ids('expert').map(async (id) => [id, await expertName(id)] as const);
  return new Map([
    ...(await organisationNames(ids('unit'))),
    ...[...outcomes, ...solved].map(([id, { title }]) => [id, title] as const),
    ...(await Promise.all(people)),
  ]);
};

const saidOf = async (rows: readonly NeedRow[], at: Date): Promise<FirmHeldView['said']> => {
  const needs = new Map(rows.map((row) => [String(row._id), titled(row)]));
  const said = await saidByFirm([...needs.keys()], at);
  const names = await namesOf(said);
  return said.map(({ at: _, ...one }) => ({
    ...one,
    need: needs.get(one.need)!,
    name: names.get(one.id) ?? '',
    learns: one.of === 'expert' && (one.reason ?? '') in unfitLevels,
  }));
};

/** All that the matching uses about the firm of whoever asks, as it stands in today's reasons. */
export const readFirmHeld: UseCase<typeof doors.readFirmHeld> = async (ask, world) => {
  const { id, ...firm } = await heldFirm(ask.me);
  const rows = await liveNeedsOf(id, most);
  const found: Found[] = [];
  for (const row of rows.slice(0, looked)) found.push(await foundFor(row, world));
  return {
    ...firm,
    needs: found.map(({ row, counts }) => ({
      ...titled(row),
      state: row.state,
      ...(row.industry ? { industry: row.industry } : {}),
      ...(row.town ? { town: row.town } : {}),
      ...counts,
    })),
    words: wordsOf(found),
    answers: await answersOf(id),
    said: await saidOf(rows, world.clock.now()),
  };
};

export const changeFirmHeld: UseCase<typeof doors.changeFirmHeld> = async (ask, world) => {
  await changeSuggested(ask.me, ask.body.suggested, world.clock.now());
  return { done: true };
};
