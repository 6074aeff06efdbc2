import type { World } from '../../platform/world.ts';
import { answeredBids } from '../bids/bid.record.reads.ts';
import { expertsByIds } from '../experts/expert.reads.ts';
import { pairsSpokenOf } from '../introductions/introduction.reads.ts';
import { type NeedRow, needsByIds } from '../needs/need.reads.ts';
import { expertForMatch, needForMatch } from './match.assembling.ts';
import { bestTerms, textsOf } from './match.query.ts';
import { expertRecords, readNeed } from './match.reading.ts';
import { textFeatures } from './match.score.ts';
import { rarityOf } from './match.topic.ts';

/** How well two fitted, as a county's record shows it: 1 not at all, 2 little, 3 well, 4 chosen; the rest says nothing. */
export const bidLevels: Record<string, number> = {
  awarded: 4,
  selected: 4,
  negotiating: 3,
  shortlisted: 3,
  waitlisted: 3,
  notSelected: 2,
};
const introductionLevels: Record<string, number> = { bid: 3, talking: 3, nothing: 2 };
/** Only these speak of the matter: who is busy, far or known already may fit by every word. */
export const unfitLevels: Record<string, number> = { otherMatter: 1, tooWeak: 1 };

export interface SpokenPair {
  need: string;
  expert: string;
  level: number;
}

/** The pairs of a county by level; of two words on one pair the later deed counts: a bid, an introduction, a dismissal. */
export const spokenPairs = async (county: string): Promise<SpokenPair[]> => {
  const { introduced, dismissed } = await pairsSpokenOf(county);
  const levels = new Map<string, SpokenPair>();
  const note = ({ need, expert }: { need: string; expert: string }, level: number | undefined) => {
    if (level) levels.set(`${need} ${expert}`, { need, expert, level });
  };
  for (const pair of dismissed) note(pair, unfitLevels[pair.reason ?? '']);
  for (const pair of introduced) note(pair, introductionLevels[pair.state]);
  for (const pair of await answeredBids(county)) note(pair, bidLevels[pair.state]);
  return [...levels.values()];
};

/** As many as any search engine gives: who is not among them shares next to no word. */
const found = 1000;

export type LearnedFrom = SpokenPair & { features: ReturnType<typeof textFeatures> };

/** Each pair of a county's record as the judgement sees its words, need by need. */
export const recordedPairs = async (county: string, world: World): Promise<LearnedFrom[][]> => {
  const byNeed = new Map<string, SpokenPair[]>();
  for (const pair of await spokenPairs(county))
    byNeed.set(pair.need, [...(byNeed.get(pair.need) ?? []), pair]);
  const all: LearnedFrom[][] = [];
  for (const { row } of await needsByIds([...byNeed.keys()]))
    all.push(await seen(row, byNeed.get(String(row._id))!, world));
  return all;
};

const seen = async (row: NeedRow, pairs: SpokenPair[], world: World): Promise<LearnedFrom[]> => {
  const need = needForMatch(row, { id: String(row.firm), creditCode: '' }, ['firm']);
  const asked = { index: 'experts', texts: textsOf(need), terms: bestTerms, limit: found };
  const candidates = await world.search.candidates(asked);
  const shares = new Map(candidates.map(({ id, share }) => [id, share]));
  const read = readNeed(need, rarityOf(candidates));
  const people = new Map(
    (await expertsByIds(pairs.map(({ expert }) => expert))).map((one) => [one.id, one]),
  );
  return pairs.flatMap((pair) => {
    const person = people.get(pair.expert);
    if (!person) return [];
    const records = expertRecords(expertForMatch(person));
    return [{ ...pair, features: textFeatures(read, records, shares.get(pair.expert) ?? 0) }];
  });
};
