import type { MatchReason } from '@zhiqiao/shared/matching/match.schema';
import { type IndicatorCover, quoteAt, type RecordText } from './match.cover.ts';
import type { ExpertForMatch, OutcomeForMatch } from './match.input.ts';
import type { ReadNeed } from './match.reading.ts';
import type { PerFeature } from './match.weights.ts';
import { firstPlace, shareHeld, type Wanted } from './match.words.ts';

type SourceKind = MatchReason['sources'][number]['kind'];

/** a record shows what the need is about when it holds this share of its words */
const TELLING = 0.4;
const NEAR = 0.5;
const NEAR_DISCIPLINE = 0.4;
const READY = 0.6;
const MOST_SOURCES = 3;

/** Why an expert fits. Each reason stands on a record or a field of the profile: without it there is none. */
export function expertReasons(
  { need, about }: ReadNeed,
  expert: ExpertForMatch,
  covers: IndicatorCover[],
  records: RecordText[],
  features: PerFeature,
): MatchReason[] {
  const profile = (field: string) => [{ kind: 'profile' as const, id: expert.id, field }];
  const reasons = [
    ...indicatorReasons(covers, 'evidence'),
    ...wordReasons(about, records, 'evidence'),
  ];
  if (need.industry && (features.industry ?? 0) >= NEAR) {
    const params = { wanted: need.industry, level: features.industry! };
    reasons.push({ code: 'industry.near', params, sources: profile('industries') });
  }
  if (need.disciplines.length && (features.discipline ?? 0) >= NEAR_DISCIPLINE) {
    const params = { wanted: need.disciplines.join(' '), level: features.discipline! };
    reasons.push({ code: 'discipline.near', params, sources: profile('disciplines') });
  }
  if (need.town && expert.towns.includes(need.town)) {
    reasons.push({ code: 'town.served', params: { town: need.town }, sources: profile('towns') });
  }
  if (need.modes.length && features.mode === 1) {
    const params = { category: expert.category };
    reasons.push({ code: 'mode.fits', params, sources: profile('category') });
  }
  return reasons;
}

/** Why an outcome fits; its own description is the record. */
export function outcomeReasons(
  { need, about }: ReadNeed,
  outcome: OutcomeForMatch,
  covers: IndicatorCover[],
  records: RecordText[],
  features: PerFeature,
): MatchReason[] {
  const listing = (field: string) => [{ kind: 'listing' as const, id: outcome.id, field }];
  const reasons = [
    ...indicatorReasons(covers, 'listing'),
    ...wordReasons(about, records, 'listing'),
  ];
  if (need.industry && (features.industry ?? 0) >= NEAR) {
    const params = { wanted: need.industry, level: features.industry! };
    reasons.push({ code: 'industry.near', params, sources: listing('industries') });
  }
  if (need.modes.length && features.mode === 1) {
    const params = { modes: outcome.modes.join(' ') };
    reasons.push({ code: 'mode.fits', params, sources: listing('modes') });
  }
  if ((features.maturity ?? 0) >= READY) {
    const params = { level: outcome.maturity };
    reasons.push({ code: 'maturity.high', params, sources: listing('maturity') });
  }
  return reasons;
}

function indicatorReasons(covers: IndicatorCover[], kind: SourceKind): MatchReason[] {
  return covers.flatMap(({ indicator, cover, records, quote, value }): MatchReason[] => {
    if (cover === 'none') return [];
    const { id, name, unit, target, upper, comparator } = indicator;
    const figures = {
      ...(value !== undefined && { value }),
      ...(typeof target === 'number' && { target }),
      ...(typeof upper === 'number' && { upper }),
    };
    return [
      {
        code: cover === 'full' ? 'indicator.full' : 'indicator.half',
        params: { indicator: id, name, unit, comparator, ...figures },
        sources: records.slice(0, MOST_SOURCES).map((record) => ({ kind, id: record })),
        ...(quote && { quote }),
      },
    ];
  });
}

/** The one record that holds most of what the need is about. */
function wordReasons(about: Wanted, records: RecordText[], kind: SourceKind): MatchReason[] {
  let best: { record: RecordText; share: number } | undefined;
  for (const record of records) {
    const share = shareHeld(about, record.folded);
    if (share >= TELLING && share > (best?.share ?? 0)) best = { record, share };
  }
  if (!best) return [];
  return [
    {
      code: 'evidence.words',
      params: { share: Math.round(best.share * 100) },
      sources: [{ kind, id: best.record.id }],
      quote: quoteAt(best.record.written, firstPlace(about, best.record.folded)),
    },
  ];
}
