import type * as doors from '@zhiqiao/shared/rounds/round.endpoints';
import type { RoundChange } from '@zhiqiao/shared/rounds/round.schema';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import { inTransaction } from '../../platform/mongo.ts';
import { inThread } from '../../platform/thread.ts';
import type { World } from '../../platform/world.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { settledBy } from './offer.reads.ts';
import {
  type Composable,
  type Composed,
  compose,
  fromBytes,
  limitOn,
  toBytes,
  withChange,
} from './round.composing.ts';
import type { KeptScores, KeptSolution, RoundRow } from './round.model.ts';
import { moveRound, recordOn, roundFor, writeOn } from './round.moving.ts';
import { recordOverruled } from './round.overruling.ts';
import { showRound } from './round.reading.service.ts';
import { judge, peopleOf, scoresNow } from './round.scoring.ts';
import type { Solved } from './round.solving.ts';

interface Solution {
  composed: Composed;
  kept: KeptSolution;
}

const shortOn = ({ posts, towns, units, problem, experts }: Composed, kind: string, at: number) => {
  if (kind === 'post') return posts[at] ?? '';
  if (kind === 'town') return towns[at] ?? '';
  if (kind === 'unit') return units[at] ?? '';
  const pin = problem.pins[at];
  return pin ? `${experts[pin[0]]} ${posts[pin[1]]}` : '';
};

const named = (composed: Composed, solved: Solved, ms: number, at: Date): KeptSolution => {
  const { problem, experts, posts } = composed;
  return {
    pairs: solved.pairs.map(([person, post]) => ({
      expert: experts[person]!,
      post: posts[post]!,
      worth: problem.worth[person * posts.length + post]!,
    })),
    total: solved.total,
    weakest: solved.weakest,
    greedy: solved.greedy,
    prices: solved.prices.map(({ limit, ...price }) => {
      const on = limitOn(composed, limit);
      return { kind: limit.kind, ...(on ? { on } : {}), ...price };
    }),
    short: solved.short.map(({ kind, at: place, by }) => ({
      kind,
      on: shortOn(composed, kind, place),
      by,
    })),
    proven: solved.proven,
    hash: composed.hash,
    ms,
    at,
  };
};

/** Solves in a thread of its own: whoever is served meanwhile notices nothing. */
const solve = async (
  row: Composable & Pick<RoundRow, 'county'>,
  scores: KeptScores,
  world: World,
  priced = true,
): Promise<Solution> => {
  const at = world.clock.now();
  const composed = compose(row, scores, await ruleValue('round.wishPoints', row.county, at));
  const begun = performance.now();
  const given = { problem: composed.problem, priced };
  const solved = await inThread<Solved>(import.meta.url, 'round.worker', given);
  const ms = Math.round(performance.now() - begun);
  return {
    composed,
    kept: { ...named(composed, solved, ms, at), heard: scores.heard?.length ?? 0 },
  };
};

/** What the audit says of a solution. */
const refsOf = ({ kept }: Solution): Record<string, string> => ({
  hash: kept.hash.slice(0, 16),
  total: String(kept.total / 10),
  pairs: String(kept.pairs.length),
});

const written = async (world: World, write: () => Promise<RoundRow>): Promise<RoundRow> => {
  const { result, events } = await inTransaction(write);
  world.reactor.wake(events);
  return result;
};

export const solveRound: UseCase<typeof doors.solveRound> = async (ask, world) => {
  const row = await roundFor(ask.params.id, ask.me, 'solve');
  const scores = await scoresNow(row, world);
  const found = await solve(row, scores, world);
  const set = { scores, solution: found.kept };
  const at = world.clock.now();
  const saving = { set, refs: refsOf(found) };
  const saved = await written(world, async () => {
    const next = await moveRound(row, 'solve', ask.me, at, saving);
    await recordOverruled(row, next, ask.me, at);
    return next;
  });
  return showRound(ask.me, saved);
};

/** What both agreed on stands; what one side declined or let lie is not offered again. */
export const solveRest: UseCase<typeof doors.solveRoundRest> = async (ask, world) => {
  const row = await roundFor(ask.params.id, ask.me, 'solveRest');
  const { settled, refused } = await settledBy(row);
  const bans = [...row.bans, ...refused];
  const next = { ...row, settled, bans };
  const scores = await scoresNow(next, world);
  const kept = standing(scores, row.scores!, settled);
  const found = await solve(next, kept, world);
  const at = world.clock.now();
  const saving = {
    set: { settled, bans, scores: kept, solution: found.kept },
    unset: { clock: 1 as const },
    refs: refsOf(found),
  };
  return showRound(
    ask.me,
    await written(world, () => moveRound(row, 'solveRest', ask.me, at, saving)),
  );
};

/** A settled pair keeps its place and its worth, even where its person has no room for more by now. */
const standing = (
  scores: KeptScores,
  before: KeptScores,
  settled: readonly { expert: string; post: string }[],
): KeptScores => {
  const places = [...scores.places];
  const worth = fromBytes(scores.worth);
  const old = fromBytes(before.worth);
  const at = (kept: KeptScores, { expert, post }: { expert: string; post: string }) =>
    kept.experts.indexOf(expert) * kept.posts.length + kept.posts.indexOf(post);
  for (const pair of settled) {
    const person = scores.experts.indexOf(pair.expert);
    if (person < 0 || !scores.posts.includes(pair.post)) continue;
    const count = settled.filter(({ expert }) => expert === pair.expert).length;
    places[person] = Math.max(places[person]!, count);
    worth[at(scores, pair)] = old[at(before, pair)]!;
  }
  return { ...scores, places, worth: toBytes(worth) };
};

/** Refuses a change that names somebody or something that is not in the round, or moves what is settled. */
const refuseStrange = (row: RoundRow, change: RoundChange): void => {
  const { expert, from, to } = change;
  const known = new Set(row.posts.map(({ key }) => key));
  if (!row.people.some((one) => one.expert === expert)) throw refuseField('expert', 'unknown');
  if (from && !known.has(from)) throw refuseField('from', 'unknown');
  if (to && !known.has(to)) throw refuseField('to', 'unknown');
  if (row.settled.some((pair) => pair.expert === expert && pair.post === from))
    throw refuseField('from', 'round.settled');
};

const postsBy = (pairs: KeptSolution['pairs']): Map<string, string[]> => {
  const by = new Map<string, string[]>();
  for (const { expert, post } of pairs) by.set(expert, [...(by.get(expert) ?? []), post]);
  return by;
};

const movesBetween = (before: KeptSolution, after: KeptSolution) => {
  const [old, now] = [postsBy(before.pairs), postsBy(after.pairs)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((expert) => {
    const from = (old.get(expert) ?? []).filter((post) => !now.get(expert)?.includes(post));
    const to = (now.get(expert) ?? []).filter((post) => !old.get(expert)?.includes(post));
    return from.length + to.length > 0 ? [{ expert, from, to }] : [];
  });
};

const blockOf = async (row: RoundRow, { expert, to }: RoundChange, world: World) => {
  const post = row.posts.find(({ key }) => key === to);
  const person = (await peopleOf({ people: row.people.filter((one) => one.expert === expert) }))[0];
  if (!post || !person) return undefined;
  return (await judge([post], [person], row.county, world)).get(post.key)?.get(expert)?.blocked;
};

export const weighRound: UseCase<typeof doors.weighRound> = async (ask, world) => {
  const row = await roundFor(ask.params.id, ask.me, 'weigh');
  refuseStrange(row, ask.body);
  const changed = { ...withChange(row, ask.body), county: row.county };
  const { kept } = await solve(changed, row.scores!, world, false);
  const before = row.solution!;
  const blocked = kept.short.some(({ kind }) => kind === 'pin')
    ? await blockOf(row, ask.body, world)
    : undefined;
  return {
    total: kept.total / 10,
    cost: (before.total - kept.total) / 10,
    pairs: kept.pairs.length,
    weakest: kept.weakest / 10,
    moves: movesBetween(before, kept),
    short: kept.short,
    ...(blocked ? { blocked } : {}),
  };
};

/** Does a change by hand. One that breaks a hard rule or a limit is not done: it would leave nothing to publish. */
export const changeRound: UseCase<typeof doors.changeRound> = async (ask, world) => {
  const row = await roundFor(ask.params.id, ask.me, 'change');
  refuseStrange(row, ask.body);
  const { pins, bans } = withChange(row, ask.body);
  const found = await solve({ ...row, pins, bans }, row.scores!, world);
  if (found.kept.short.length > row.solution!.short.length) throw refuseField('to', 'round.broken');
  const at = world.clock.now();
  const { expert, from = '', to = '' } = ask.body;
  const cost = String((row.solution!.total - found.kept.total) / 10);
  const saved = await written(world, async () => {
    const next = await writeOn(row, { set: { pins, bans, solution: found.kept } });
    const refs = { ...refsOf(found), expert, from, to, cost };
    await recordOn(next, 'round.changed', ask.me, at, { refs });
    await recordOverruled(row, next, ask.me, at);
    return next;
  });
  return showRound(ask.me, saved);
};
