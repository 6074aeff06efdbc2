import type { GapCode, MatchGap } from '@zhiqiao/shared/matching/match.schema';
import type { IndicatorCover } from './match.cover.ts';
import type { ExpertForMatch, NeedForMatch } from './match.input.ts';
import type { Judged, PerFeature } from './match.weights.ts';

/** A feature below its line is named as a gap, when the need asks for it at all. */
const FAR = 0.5;
const FAR_DISCIPLINE = 0.4;
const RARELY_DONE = 0.1;
const BUSY = 0.5;
const STALE = 0.5;
const IMMATURE = 0.4;

type Params = MatchGap['params'];

/** What is missing for this expert, what would change the rank most first. */
export function expertGaps(
  need: NeedForMatch,
  expert: ExpertForMatch,
  covers: IndicatorCover[],
  features: Judged,
  weights: PerFeature,
): MatchGap[] {
  const gaps = indicatorGaps(covers, weights.cover ?? 0);
  const add = (code: GapCode, name: keyof PerFeature, params: Params): void => {
    gaps.push(gapOf(code, name, features, weights, params));
  };
  gaps.push(...industryGaps(need, features, weights));
  if (need.disciplines.length && features.discipline! < FAR_DISCIPLINE) {
    add('discipline.apart', 'discipline', { wanted: need.disciplines.join(' ') });
  }
  // Whoever named no towns is bound to none.
  if (need.town && expert.towns.length && !expert.towns.includes(need.town)) {
    add('town.notServed', 'distance', { town: need.town });
  }
  if (need.modes.length && features.mode! <= RARELY_DONE) {
    add('mode.unusual', 'mode', { category: expert.category });
  }
  if (features.availability! < BUSY) {
    const { daysPerMonth } = expert.availability;
    add('load.high', 'availability', { active: expert.activeCount, days: daysPerMonth });
  }
  if (features.freshness! < STALE) {
    add('profile.old', 'freshness', { since: expert.updatedAt.slice(0, 10) });
  }
  return byGain(gaps);
}

/** What is missing in this outcome, what would change the rank most first. */
export function outcomeGaps(
  need: NeedForMatch,
  covers: IndicatorCover[],
  features: Judged,
  weights: PerFeature,
): MatchGap[] {
  const gaps = indicatorGaps(covers, weights.cover ?? 0);
  gaps.push(...industryGaps(need, features, weights));
  if (need.modes.length && features.mode! <= RARELY_DONE) {
    gaps.push(gapOf('mode.unusual', 'mode', features, weights, { wanted: need.modes.join(' ') }));
  }
  if (features.maturity! < IMMATURE) {
    gaps.push(gapOf('maturity.low', 'maturity', features, weights, {}));
  }
  return byGain(gaps);
}

/** Another industry, or none that the need would say. */
function industryGaps({ industry }: NeedForMatch, found: Judged, weights: PerFeature): MatchGap[] {
  if (!industry || found.industry === undefined)
    return [gapOf('need.noIndustry', 'industry', found, weights, {})];
  if (found.industry >= FAR) return [];
  return [gapOf('industry.apart', 'industry', found, weights, { wanted: industry })];
}

/** Indicator by indicator: no record, no figure, or a figure that falls short. */
function indicatorGaps(covers: IndicatorCover[], weight: number): MatchGap[] {
  if (!covers.length) return [{ code: 'need.noIndicators', params: {}, gain: tenths(weight) }];
  return covers.flatMap(({ indicator, cover, value }): MatchGap[] => {
    if (cover === 'full') return [];
    const { id, name, unit, target, upper, comparator } = indicator;
    const params: Params = { indicator: id, name, unit, comparator };
    if (typeof target === 'number') params.target = target;
    if (typeof upper === 'number') params.upper = upper;
    const whole = weight / covers.length;
    if (cover === 'none') return [{ code: 'indicator.noEvidence', params, gain: tenths(whole) }];
    const gain = tenths(whole / 2);
    if (typeof target !== 'number') return [{ code: 'indicator.noTarget', params, gain }];
    if (value === undefined) return [{ code: 'indicator.noFigure', params, gain }];
    return [{ code: 'indicator.short', params: { ...params, value }, gain }];
  });
}

function gapOf(
  code: GapCode,
  name: keyof PerFeature,
  features: Judged,
  weights: PerFeature,
  params: Params,
): MatchGap {
  return { code, params, gain: tenths((weights[name] ?? 0) * (1 - (features[name] ?? 0))) };
}

const tenths = (points: number): number => Math.round(points * 10) / 10;

const byGain = (gaps: MatchGap[]): MatchGap[] => gaps.sort((a, b) => b.gain - a.gain);
