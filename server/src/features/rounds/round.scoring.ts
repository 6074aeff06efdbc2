import type { Match } from '@zhiqiao/shared/matching/match.schema';
import type { RoundPost } from '@zhiqiao/shared/rounds/round.schema';
import type { World } from '../../platform/world.ts';
import { type ExpertRead, expertsByIds } from '../experts/expert.reads.ts';
import { wishesOn } from '../introductions/introduction.reads.ts';
import { judgePosts, weightsVersion } from '../matching/match.posts.service.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { leftAmong } from '../organisations/organisation.reads.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { barred } from './assign.problem.ts';
import { toBytes } from './round.composing.ts';
import type { KeptScores, RoundRow } from './round.model.ts';

export type Judgements = Map<string, Map<string, Match>>;

/** Everybody of a round who is verified still and has not left the ranking, by id. */
export const peopleOf = async (row: Pick<RoundRow, 'people'>): Promise<ExpertRead[]> => {
  const people = await expertsByIds(row.people.map(({ expert }) => expert));
  return people
    .filter(({ standing, unranked }) => standing === 'verified' && !unranked)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** The posts that somebody can still be sent to: a firm that left the suggestions is sent nobody more. */
const postsOf = async (row: Pick<RoundRow, 'posts' | 'settled'>): Promise<RoundPost[]> => {
  const needs = await needBriefs(row.posts.flatMap(({ need }) => need ?? []));
  const firmOf = ({ need, firm }: RoundPost) => (need ? needs.get(need)?.firm : firm) ?? '';
  const left = await leftAmong(row.posts.map(firmOf).filter(Boolean));
  const settled = new Set(row.settled.map(({ post }) => post));
  return row.posts
    .filter((post) => settled.has(post.key) || !left.has(firmOf(post)))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
};

export const judge = (
  posts: readonly RoundPost[],
  people: readonly ExpertRead[],
  county: string,
  world: World,
): Promise<Judgements> => judgePosts(posts, people, county, world);

/** How many more posts somebody can take: what the round asks, and what they and the county allow. */
const placesOf = (person: ExpertRead, asked: number, limit: number): number =>
  Math.max(0, Math.min(asked, Math.min(person.capacity, limit) - person.active));

/** What these people said of the round's needs, and its firms of these people, on their own lists. */
const heardOf = async (posts: readonly RoundPost[], people: readonly ExpertRead[]) => {
  const keys = new Map(posts.flatMap(({ key, need }) => (need ? [[need, key] as const] : [])));
  const said = await wishesOn(
    [...keys.keys()],
    people.map(({ id }) => id),
  );
  return said.map(({ need, expert, by, wants, reason }) => ({
    expert,
    post: keys.get(need)!,
    by: by === 'firm' ? ('post' as const) : by,
    wants,
    ...(reason ? { reason } : {}),
  }));
};

/** Scores of a round as they are now, to be kept with its solution. */
export async function scoresNow(row: RoundRow, world: World): Promise<KeptScores> {
  const people = await peopleOf(row);
  const posts = await postsOf(row);
  const judged = await judge(posts, people, row.county, world);
  const limit = await ruleValue('expert.activeLimit', row.county, world.clock.now());
  const asked = new Map(row.people.map((one) => [one.expert, one.places]));
  const worth = new Int32Array(people.length * posts.length);
  people.forEach((person, at) => {
    posts.forEach((post, column) => {
      const match = judged.get(post.key)?.get(person.id);
      const open = match && !match.blocked;
      worth[at * posts.length + column] = open ? Math.round(match.score * 10) : barred;
    });
  });
  return {
    experts: people.map(({ id }) => id),
    posts: posts.map(({ key }) => key),
    units: people.map(({ unitShown }) => unitShown),
    places: people.map((person) => placesOf(person, asked.get(person.id) ?? 1, limit)),
    worth: toBytes(worth),
    weights: weightsVersion(),
    heard: await heardOf(posts, people),
  };
}
