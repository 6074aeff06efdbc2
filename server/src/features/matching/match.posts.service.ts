import type { Match } from '@zhiqiao/shared/matching/match.schema';
import type { World } from '../../platform/world.ts';
import type { ExpertRead } from '../experts/expert.reads.ts';
import { needsByIds } from '../needs/need.reads.ts';
import { organisationTies } from '../organisations/organisation.reads.ts';
import { expertForMatch, firmForMatch, needForMatch } from './match.assembling.ts';
import { matchSetting } from './match.guarding.service.ts';
import type { ExpertForMatch, NeedForMatch } from './match.input.ts';
import { bestTerms, textsOf } from './match.query.ts';
import { rankExperts } from './match.score.ts';
import { matchWeights } from './match.weights.ts';
import { meantExperts, meantNeeds } from './meaning.reads.ts';

/** A place that somebody can be sent to: a need, or what is told of a post in a firm or a town. */
export interface PostToJudge {
  key: string;
  need?: string | undefined;
  firm?: string | undefined;
  town?: string | undefined;
  industry?: string | undefined;
  title: string;
  text: string;
}

/** Of those found by words; the others share no telling word, and are judged by the rest. */
const found = 1000;

const told = (post: PostToJudge, firm: NeedForMatch['firm']): NeedForMatch => ({
  id: post.key,
  title: post.title,
  background: post.text,
  keywords: [],
  indicators: [],
  ...(post.industry ? { industry: post.industry } : {}),
  disciplines: [],
  ...(post.town ? { town: post.town } : {}),
  modes: [],
  firm,
});

const asNeeds = async (posts: readonly PostToJudge[], world: World): Promise<NeedForMatch[]> => {
  const reads = await needsByIds(posts.flatMap(({ need }) => need ?? []));
  const rows = new Map(reads.map(({ row }) => [String(row._id), row]));
  const firmOf = (post: PostToJudge): string =>
    post.need ? String(rows.get(post.need)?.firm ?? '') : (post.firm ?? '');
  const ties = await organisationTies(posts.map(firmOf).filter(Boolean));
  const firmForPost = (post: PostToJudge) => firmForMatch(firmOf(post), ties);
  const own = posts.flatMap((post) => {
    const row = post.need ? rows.get(post.need) : undefined;
    return row ? [needForMatch(row, firmForPost(post), ['firm'])] : [];
  });
  const meant = new Map((await meantNeeds(own, rows, world)).map((need) => [need.id, need]));
  return posts.map((post) => {
    const need = post.need ? meant.get(post.need) : undefined;
    return need ? { ...need, id: post.key } : told(post, firmForPost(post));
  });
};

const experts = async (people: readonly ExpertRead[]): Promise<ExpertForMatch[]> => {
  const units = await organisationTies(people.flatMap((person) => person.unit ?? []));
  return people.map((person) => expertForMatch(person, units.get(person.unit ?? '')?.creditCode));
};

/**
 * Judges everybody for every post, post by post, with a breath between them so that others are served meanwhile.
 * @returns by post key: the judgement of each person by id, blocked ones among them
 */
export async function judgePosts(
  posts: readonly PostToJudge[],
  people: readonly ExpertRead[],
  county: string,
  world: World,
): Promise<Map<string, Map<string, Match>>> {
  const setting = await matchSetting(county, world.clock.now());
  const subjects = await meantExperts(await experts(people), world);
  const judged = new Map<string, Map<string, Match>>();
  for (const need of await asNeeds(posts, world)) {
    const asked = { index: 'experts', texts: textsOf(need), terms: bestTerms, limit: found };
    const shares = new Map((await world.search.candidates(asked)).map((one) => [one.id, one]));
    const candidates = subjects.map((subject) => ({
      subject,
      found: shares.get(subject.id) ?? { share: 0, matched: [], rarity: [] },
    }));
    const { ranked, blocked } = rankExperts(need, candidates, setting);
    judged.set(need.id, new Map([...ranked, ...blocked].map((one) => [one.subjectId, one])));
    await new Promise(setImmediate);
  }
  return judged;
}

/** Of the weights that a judgement of now is made with. */
export const weightsVersion = (): number => matchWeights.version;
