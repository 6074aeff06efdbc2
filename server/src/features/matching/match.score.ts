import type { FeatureName, Match } from '@zhiqiao/shared/matching/match.schema';
import { coverOf, type IndicatorCover, type RecordText } from './match.cover.ts';
import * as feature from './match.features.ts';
import { expertGaps, outcomeGaps } from './match.gaps.ts';
import { blockedExpert, blockedOutcome } from './match.guards.ts';
import type { ExpertForMatch, MatchSetting, NeedForMatch, OutcomeForMatch } from './match.input.ts';
import { expertRecords, outcomeRecords, type ReadNeed, readNeed } from './match.reading.ts';
import { expertReasons, outcomeReasons } from './match.reasons.ts';
import { matchWeights, type PerFeature } from './match.weights.ts';

/** One candidate and how the search engine scored it. */
export interface Scored<T> {
  subject: T;
  searchScore: number;
}

export interface Ranking {
  /** best first; equal scores by id, so that the same input gives the same order */
  ranked: Match[];
  /** forbidden by a hard guard, and why */
  blocked: Match[];
}

/** Judges one expert for one need. `likeness` is the search score as a share of the best, 0..1. */
export const scoreExpert = (
  need: NeedForMatch,
  expert: ExpertForMatch,
  likeness: number,
  setting: MatchSetting,
): Match => judgeExpert(readNeed(need), expert, expertRecords(expert), likeness, setting);

function judgeExpert(
  read: ReadNeed,
  expert: ExpertForMatch,
  records: RecordText[],
  likeness: number,
  setting: MatchSetting,
): Match {
  const { need } = read;
  const covers = read.sought.map((each) => coverOf(each, records));
  const { activeCount: active, availability } = expert;
  const capacity = Math.min(expert.capacity, setting.activeLimit);
  const features: PerFeature = {
    ...shared(read, covers, records, likeness),
    industry: feature.industryNearness(need.industry, expert.industries),
    discipline: feature.disciplineNearness(need.disciplines, expert.disciplines),
    availability: feature.availability(active, capacity, availability.daysPerMonth),
    distance: feature.townServed(need.town, expert.towns),
    mode: feature.modeFits(need.modes, expert.category),
    freshness: feature.freshness(expert.updatedAt, setting.now),
  };
  const block = blockedExpert(need, expert, setting);
  return {
    ...weighed(expert.id, covers, features, matchWeights.expert),
    reasons: expertReasons(read, expert, covers, records, features),
    gaps: expertGaps(need, expert, covers, features, matchWeights.expert),
    ...(block && { blocked: block }),
  };
}

/** Judges one outcome for one need. */
export const scoreOutcome = (
  need: NeedForMatch,
  outcome: OutcomeForMatch,
  likeness: number,
  setting: MatchSetting,
): Match => judgeOutcome(readNeed(need), outcome, likeness, setting);

function judgeOutcome(
  read: ReadNeed,
  outcome: OutcomeForMatch,
  likeness: number,
  setting: MatchSetting,
): Match {
  const { need } = read;
  const records = outcomeRecords(outcome);
  const covers = read.sought.map((each) => coverOf(each, records));
  const features: PerFeature = {
    ...shared(read, covers, records, likeness),
    industry: feature.industryNearness(need.industry, outcome.industries),
    maturity: feature.maturity(outcome.maturity),
    mode: feature.modeOffered(need.modes, outcome.modes),
    freshness: feature.freshness(outcome.listedAt, setting.now),
  };
  const block = blockedOutcome(need, outcome);
  return {
    ...weighed(outcome.id, covers, features, matchWeights.outcome),
    reasons: outcomeReasons(read, outcome, covers, records, features),
    gaps: outcomeGaps(need, covers, features, matchWeights.outcome),
    ...(block && { blocked: block }),
  };
}

/** Experts for one need. */
export function rankExperts(
  need: NeedForMatch,
  candidates: Scored<ExpertForMatch>[],
  setting: MatchSetting,
): Ranking {
  const read = readNeed(need);
  return ranking(candidates, (expert, likeness) =>
    judgeExpert(read, expert, expertRecords(expert), likeness, setting),
  );
}

/** Outcomes for one need. */
export function rankOutcomes(
  need: NeedForMatch,
  candidates: Scored<OutcomeForMatch>[],
  setting: MatchSetting,
): Ranking {
  const read = readNeed(need);
  return ranking(candidates, (outcome, likeness) => judgeOutcome(read, outcome, likeness, setting));
}

/** Needs for one expert: the same judgement, the need as the subject. */
export function rankNeeds(
  expert: ExpertForMatch,
  candidates: Scored<NeedForMatch>[],
  setting: MatchSetting,
): Ranking {
  const records = expertRecords(expert);
  return ranking(candidates, (need, likeness) => ({
    ...judgeExpert(readNeed(need), expert, records, likeness, setting),
    subjectId: need.id,
  }));
}

function ranking<T>(
  candidates: Scored<T>[],
  judge: (subject: T, likeness: number) => Match,
): Ranking {
  const best = Math.max(0, ...candidates.map(({ searchScore }) => searchScore));
  const matches = candidates.map(({ subject, searchScore }) =>
    judge(subject, feature.likeness(searchScore, best)),
  );
  matches.sort((a, b) => b.score - a.score || (a.subjectId < b.subjectId ? -1 : 1));
  return {
    ranked: matches.filter(({ blocked }) => !blocked),
    blocked: matches.filter(({ blocked }) => blocked),
  };
}

function shared(
  { about }: ReadNeed,
  covers: IndicatorCover[],
  records: RecordText[],
  likeness: number,
): PerFeature {
  return {
    likeness,
    cover: feature.indicatorCover(covers.map(({ cover }) => cover)),
    evidence: feature.evidenceWords(about, records),
  };
}

/** The linear model. Contributions are rounded first, so that what is shown adds up to the score. */
function weighed(
  subjectId: string,
  covers: IndicatorCover[],
  features: PerFeature,
  weights: PerFeature,
) {
  const contributions: PerFeature = {};
  let tenths = 0;
  for (const [name, weight] of Object.entries(weights) as [FeatureName, number][]) {
    const points = Math.round(weight * (features[name] ?? 0) * 10);
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
