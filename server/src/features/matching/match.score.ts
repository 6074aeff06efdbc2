import type { FeatureName, Match } from '@zhiqiao/shared/matching/match.schema';
import type { Candidate } from '../../platform/search/port.ts';
import { coverOf, type IndicatorCover, type RecordText } from './match.cover.ts';
import * as feature from './match.features.ts';
import { expertGaps, outcomeGaps } from './match.gaps.ts';
import { blockedExpert, blockedOutcome } from './match.guards.ts';
import type { ExpertForMatch, MatchSetting, NeedForMatch, OutcomeForMatch } from './match.input.ts';
import { nearestInExpert, nearestInOutcome } from './match.meaning.ts';
import {
  expertRecords,
  type NearestRecord,
  nearestRecord,
  outcomeRecords,
  type ReadNeed,
  readNeed,
  subjectShared,
} from './match.reading.ts';
import { expertReasons, outcomeReasons } from './match.reasons.ts';
import { type Rarity, rarityOf } from './match.topic.ts';
import { type Judged, matchWeights, type PerFeature, weightsOf } from './match.weights.ts';

/** One candidate and how the search engine found it. */
export interface Scored<T> {
  subject: T;
  found: Pick<Candidate, 'share' | 'matched' | 'rarity'>;
}

export interface Ranking {
  /** best first; equal scores by id, so that the same input gives the same order */
  ranked: Match[];
  /** forbidden by a hard guard, and why */
  blocked: Match[];
}

/** Judges one expert for one need. `share` is the search score as a share of the highest possible, 0..1. */
export const scoreExpert = (
  need: NeedForMatch,
  expert: ExpertForMatch,
  share: number,
  setting: MatchSetting,
  rarity: Rarity = new Map(),
): Match => judgeExpert(readNeed(need, rarity), expert, expertRecords(expert), share, setting);

function judgeExpert(
  read: ReadNeed,
  expert: ExpertForMatch,
  records: RecordText[],
  share: number,
  setting: MatchSetting,
): Match {
  const { need } = read;
  const covers = read.sought.map((each) => coverOf(each, records));
  const { activeCount: active, availability } = expert;
  const capacity = Math.min(expert.capacity, setting.activeLimit);
  const nearest = nearestInExpert(need.meaning, expert);
  const closest = nearestRecord(read, records);
  const weights = weightsOf('expert', nearest !== undefined);
  const features: Judged = {
    ...textFeatures(read, records, share, closest),
    meaning: nearest?.near,
    cover: feature.indicatorCover(covers.map(({ cover }) => cover)),
    industry: feature.industryNearness(need.industry, expert.industries),
    discipline: feature.disciplineNearness(need.disciplines, expert.disciplines),
    availability: feature.availability(active, capacity, availability.daysPerMonth),
    distance: feature.townServed(need.town, expert.towns),
    mode: feature.modeFits(need.modes, expert.category),
    freshness: feature.freshness(expert.updatedAt, setting.now),
  };
  const block = blockedExpert(need, expert, setting);
  return {
    ...weighed(expert.id, covers, features, weights),
    reasons: expertReasons(read, expert, covers, features, { nearest, closest }),
    gaps: expertGaps(need, expert, covers, features, weights),
    ...(block && { blocked: block }),
  };
}

/** Judges one outcome for one need. */
export const scoreOutcome = (
  need: NeedForMatch,
  outcome: OutcomeForMatch,
  share: number,
  setting: MatchSetting,
  rarity: Rarity = new Map(),
): Match => judgeOutcome(readNeed(need, rarity), outcome, share, setting);

function judgeOutcome(
  read: ReadNeed,
  outcome: OutcomeForMatch,
  share: number,
  setting: MatchSetting,
): Match {
  const { need } = read;
  const records = outcomeRecords(outcome);
  const nearest = nearestInOutcome(need.meaning, outcome);
  const closest = nearestRecord(read, records);
  const weights = weightsOf('outcome', nearest !== undefined);
  const covers = read.sought.map((each) => coverOf(each, records));
  const features: Judged = {
    ...textFeatures(read, records, share, closest),
    meaning: nearest?.near,
    cover: feature.indicatorCover(covers.map(({ cover }) => cover)),
    industry: feature.industryNearness(need.industry, outcome.industries),
    maturity: feature.maturity(outcome.maturity),
    mode: feature.modeOffered(need.modes, outcome.modes),
    freshness: feature.freshness(outcome.listedAt, setting.now),
  };
  const block = blockedOutcome(need, outcome);
  return {
    ...weighed(outcome.id, covers, features, weights),
    reasons: outcomeReasons(read, outcome, covers, features, { nearest, closest }),
    gaps: outcomeGaps(need, covers, features, weights),
    ...(block && { blocked: block }),
  };
}

/** Experts for one need. */
export function rankExperts(
  need: NeedForMatch,
  candidates: Scored<ExpertForMatch>[],
  setting: MatchSetting,
): Ranking {
  const read = readNeed(need, rarityAmong(candidates));
  return ranking(candidates, (expert, share) =>
    judgeExpert(read, expert, expertRecords(expert), share, setting),
  );
}

/** Outcomes for one need. */
export function rankOutcomes(
  need: NeedForMatch,
  candidates: Scored<OutcomeForMatch>[],
  setting: MatchSetting,
): Ranking {
  const read = readNeed(need, rarityAmong(candidates));
  return ranking(candidates, (outcome, share) => judgeOutcome(read, outcome, share, setting));
}

/** Needs for one expert: the same judgement, the need as the subject. */
export function rankNeeds(
  expert: ExpertForMatch,
  candidates: Scored<NeedForMatch>[],
  setting: MatchSetting,
): Ranking {
  const records = expertRecords(expert);
  const rarity = rarityAmong(candidates);
  return ranking(candidates, (need, share) => ({
    ...judgeExpert(readNeed(need, rarity), expert, records, share, setting),
    subjectId: need.id,
  }));
}

function ranking<T>(candidates: Scored<T>[], judge: (subject: T, share: number) => Match): Ranking {
  const judged = candidates.map(({ subject, found: { share } }) => ({
    match: judge(subject, share),
    share,
  }));
  // Scores are shown in tenths; among equals the one found by more of the words stands first.
  judged.sort(
    (a, b) =>
      b.match.score - a.match.score ||
      b.share - a.share ||
      (a.match.subjectId < b.match.subjectId ? -1 : 1),
  );
  const matches = judged.map(({ match }) => match);
  return {
    ranked: matches.filter(({ blocked }) => !blocked),
    blocked: matches.filter(({ blocked }) => blocked),
  };
}

const rarityAmong = <T>(candidates: Scored<T>[]): Rarity =>
  rarityOf(candidates.map(({ found }) => found));

/** What the words of both sides say; the part of the model that is learned from labelled pairs. */
export const textFeatures = (
  read: ReadNeed,
  records: RecordText[],
  share: number,
  closest: NearestRecord | undefined = nearestRecord(read, records),
) => ({
  likeness: feature.likeness(share),
  subject: subjectShared(read, records),
  evidence: closest?.share ?? 0,
});

/**
 * The linear model. What the need leaves open stays out of the total, which is not stretched to a hundred again:
 * 60 means that sixty points were shown, whatever the need. Contributions are rounded first, so that
 * what is shown adds up to the score.
 */
function weighed(
  subjectId: string,
  covers: IndicatorCover[],
  features: Judged,
  weights: PerFeature,
) {
  const contributions: PerFeature = {};
  let tenths = 0;
  for (const [name, weight] of Object.entries(weights) as [FeatureName, number][]) {
    const found = features[name];
    if (found === undefined) continue;
    const points = Math.round(weight * found * 10);
    contributions[name] = points / 10;
    tenths += points;
  }
  return {
    subjectId,
    score: Math.min(1000, tenths) / 10,
    cover: covers.map(({ cover }) => cover),
    contributions,
    weights: matchWeights.version,
  };
}
