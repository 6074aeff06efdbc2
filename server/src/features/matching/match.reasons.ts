import type { Match, MatchReason } from '@zhiqiao/shared/matching/match.schema';
import { type IndicatorCover, quoteAt } from './match.cover.ts';
import type { ExpertForMatch, OutcomeForMatch } from './match.input.ts';
import { meaningReasons, type Nearest } from './match.meaning.ts';
import { heldIn, type NearestRecord, type ReadNeed } from './match.reading.ts';
import { tellingOf } from './match.topic.ts';
import type { Judged } from './match.weights.ts';

type SourceKind = MatchReason['sources'][number]['kind'];

/** a record shows what the need is about when its title holds a telling word, or all of it this share of the words */
const ENOUGH_WORDS = 0.3;
const MOST_WORDS = 4;
const NEAR = 0.5;
const NEAR_DISCIPLINE = 0.4;
const READY = 0.6;
const MOST_SOURCES = 3;

/** What of the other side stands nearest: in meaning, and by the words of the need. */
export interface Found {
  nearest?: Nearest | undefined;
  closest?: NearestRecord | undefined;
}

/** Why an expert fits. Each reason stands on a record or a field of the profile: without it there is none. */
export function expertReasons(
  read: ReadNeed,
  expert: ExpertForMatch,
  covers: IndicatorCover[],
  features: Judged,
  { nearest, closest }: Found,
): MatchReason[] {
  const { need } = read;
  const profile = (field: string) => [{ kind: 'profile' as const, id: expert.id, field }];
  const reasons = [
    ...indicatorReasons(covers, 'evidence'),
    ...wordReasons(read, closest, 'evidence'),
    ...meaningReasons(nearest),
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
  read: ReadNeed,
  outcome: OutcomeForMatch,
  covers: IndicatorCover[],
  features: Judged,
  { nearest, closest }: Found,
): MatchReason[] {
  const { need } = read;
  const listing = (field: string) => [{ kind: 'listing' as const, id: outcome.id, field }];
  const reasons = [
    ...indicatorReasons(covers, 'listing'),
    ...wordReasons(read, closest, 'listing'),
    ...meaningReasons(nearest),
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

/** The one record that holds most of what the need is about, with the telling words and where they stand. */
function wordReasons(
  read: ReadNeed,
  closest: NearestRecord | undefined,
  kind: SourceKind,
): MatchReason[] {
  if (!closest) return [];
  const { id, folded, written, parts } = closest.record;
  const held = heldIn(read, closest);
  const placed = tellingOf(held).map((word) => ({
    word,
    at: parts.findIndex((part) => part.folded.includes(word)),
  }));
  // what stands in the title is shown first: a long text holds any word
  const words = [...placed.filter(({ at }) => at === 0), ...placed.filter(({ at }) => at > 0)];
  const [first] = words;
  if (!first || (first.at > 0 && held.share < ENOUGH_WORDS)) return [];
  const { field } = parts[first.at]!;
  return [
    {
      code: 'evidence.words',
      params: {
        share: Math.round(held.share * 100),
        words: apart(words.map(({ word }) => word))
          .slice(0, MOST_WORDS)
          .join(' '),
      },
      sources: [{ kind, id, field }],
      quote: quoteAt(written, folded.indexOf(first.word)),
    },
  ];
}

/** Without those that are a part of one before them, or the other way round: 驻车制动 says 制动 too. */
const apart = (words: string[]): string[] =>
  words.filter((word, at) =>
    words.slice(0, at).every((other) => !other.includes(word) && !word.includes(other)),
  );

/** An industry or discipline tells something from the group on; a division is too wide to be a reason alone. */
const CLOSE = 0.8;

/** A pair is worth showing for what it shares of the matter itself, not for being ready, near or willing. */
export const worthShowing = ({ reasons }: Match): boolean =>
  reasons.some(({ code, params }) =>
    code === 'industry.near' || code === 'discipline.near'
      ? Number(params.level) >= CLOSE
      : code.startsWith('indicator.') || code === 'evidence.words',
  );
