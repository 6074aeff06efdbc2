import type { Judged } from '@zhiqiao/shared/introductions/introduction.schema';
import type * as doors from '@zhiqiao/shared/matching/matching.endpoints';
import type { NeedCard } from '@zhiqiao/shared/needs/need.schema';
import type { UseCase } from '../../platform/ask.ts';
import type { World } from '../../platform/world.ts';
import { thingJudgementsOf } from '../introductions/introduction.reads.ts';
import {
  cardOf,
  liveNeedsOf,
  type NeedRead,
  type NeedRow,
  needsByIds,
} from '../needs/need.reads.ts';
import { hasLeft, leftAmong } from '../organisations/organisation.reads.ts';
import { needForMatch } from './match.assembling.ts';
import { bestTerms, textsOf } from './match.query.ts';

const ended = ['resolved', 'closed'] as const;
const pool = 20;
const shown = 6;
/** So many words of two characters and more must be shared: fewer are chance. */
const fewest = 3;

interface Solved {
  read: NeedRead;
  like: NeedRow;
  words: string[];
  share: number;
}

/** A group of industries is four digits less one. */
const groupOf = (industry: string | null | undefined): string => (industry ?? '').slice(0, 3);

/** Solved needs of others that are like a need; of firms that left the suggestions none. */
export const solvedLike = async (like: NeedRow, world: World): Promise<Solved[]> => {
  const need = needForMatch(like, { id: String(like.firm), creditCode: '', investors: [] }, [
    'firm',
  ]);
  const found = await world.search.candidates({
    index: 'needs',
    texts: textsOf(need),
    terms: bestTerms,
    filter: { in: ['state', [...ended]] },
    limit: pool,
  });
  const byId = new Map(found.map((one) => [one.id, one]));
  const reads = await needsByIds([...byId.keys()]);
  const left = await leftAmong(reads.map(({ row }) => String(row.firm)));
  return reads.flatMap((read) => {
    const { row } = read;
    const { matched, share } = byId.get(String(row._id))!;
    const words = matched.filter((word) => word.length > 1);
    const alike = words.length >= fewest || groupOf(row.industry) === groupOf(like.industry);
    const firm = String(row.firm);
    const others = firm !== String(like.firm) && !left.has(firm) && (row.results?.length ?? 0) > 0;
    return others && alike && words.length > 0 ? [{ read, like, words, share }] : [];
  });
};

const toldOf = ({ read, like, words }: Solved, said: Judged | undefined) => ({
  need: cardOf(read) as NeedCard,
  like: { id: String(like._id), title: like.title },
  words: words.slice(0, 5),
  sameTrade: groupOf(read.row.industry) === groupOf(like.industry),
  ...(said ? { judged: said } : {}),
});

/** What firms like mine solved: only what everybody may read of it, and which of my needs it is like. */
export const solvedByOthers: UseCase<typeof doors.solvedByOthers> = async (ask, world) => {
  const firm = ask.me.organisation ?? '';
  const mine = (await hasLeft(firm)) ? [] : await liveNeedsOf(firm, 8);
  const best = new Map<string, Solved>();
  for (const like of mine)
    for (const one of await solvedLike(like, world)) {
      const id = String(one.read.row._id);
      if ((best.get(id)?.share ?? -1) < one.share) best.set(id, one);
    }
  const at = world.clock.now();
  const judged = new Map<string, Judged>();
  for (const { _id } of mine)
    for (const [solved, said] of await thingJudgementsOf('solved', String(_id), 'firm', at))
      judged.set(`${_id} ${solved}`, said);
  const saidOf = ({ like, read }: Solved) => judged.get(`${like._id} ${read.row._id}`);
  const aside = (one: Solved) => Number((saidOf(one)?.verdict ?? 'wanted') !== 'wanted');
  const items = [...best.values()]
    .sort((one, other) => aside(one) - aside(other) || other.share - one.share)
    .slice(0, shown);
  return {
    items: items.map((item) => toldOf(item, saidOf(item))),
  };
};
