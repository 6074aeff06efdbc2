import type { Cover } from '@zhiqiao/shared/matching/match.schema';
import { type Figure, figuresIn, foldFigures, nearest, reaches } from './match.figures.ts';
import type { IndicatorForMatch } from './match.input.ts';
import { firstPlace, shareHeld, type Wanted, wantedIn } from './match.words.ts';

/** A record as the core reads it: its id and all of its text, the title first. */
export interface RecordText {
  id: string;
  folded: string;
  /** the folded text field by field */
  parts: { field: string; folded: string }[];
  /** as it was written, for quoting; place by place the same as `folded` */
  written: string;
}

/** @param fields text by field, the title first */
export const recordText = (id: string, fields: Record<string, string>): RecordText => {
  const written = Object.values(fields).filter(Boolean).join('。');
  const parts = Object.entries(fields).map(([field, text]) => ({
    field,
    folded: foldFigures(text),
  }));
  // folded once: no letter joins another across a full stop
  const folded = parts
    .filter(({ field }) => fields[field])
    .map((part) => part.folded)
    .join('。');
  // A few letters change their length when folded; then the folded text is quoted rather than the wrong place.
  return { id, folded, parts, written: written.length === folded.length ? written : folded };
};

/** An indicator with the words it is found by. */
export interface Sought {
  indicator: IndicatorForMatch;
  words: Wanted;
}

export const sought = (indicator: IndicatorForMatch): Sought => ({
  indicator,
  words: wantedIn(foldFigures(indicator.name)),
});

/** What the records show for one indicator. */
export interface IndicatorCover {
  indicator: IndicatorForMatch;
  cover: Cover;
  /** the records that show it, best first */
  records: string[];
  quote?: string;
  /** the figure that meets the target, or the nearest one that does not */
  value?: number;
}

/** a record speaks of an indicator when it holds this share of the name's informative characters */
const ENOUGH = 0.6;
const QUOTE_LENGTH = 48;

/**
 * Full when one record speaks of the indicator and gives a figure of its unit that reaches the target;
 * half when a record speaks of it; none otherwise. More records never make it less.
 */
export function coverOf({ indicator, words }: Sought, records: RecordText[]): IndicatorCover {
  const speaking = records.filter((record) => shareHeld(words, record.folded) >= ENOUGH);
  if (!words.length || !speaking.length) return { indicator, cover: 'none', records: [] };
  const shown = speaking.map((record) => ({ record, ...bestFigure(indicator, record) }));
  const proofs = shown.filter(({ met }) => met);
  const values = shown.flatMap(({ figure }) => (figure ? [figure.value] : []));
  const [first] = proofs.length ? proofs : shown;
  const value = proofs.length ? first!.figure!.value : nearest(values, indicator);
  return {
    indicator,
    cover: proofs.length ? 'full' : 'half',
    records: (proofs.length ? proofs : shown).map(({ record }) => record.id),
    quote: quoteAt(
      first!.record.written,
      first!.figure?.at ?? firstPlace(words, first!.record.folded),
    ),
    ...(value !== undefined && { value }),
  };
}

/** The figure that meets the target, else the nearest to it. */
function bestFigure(indicator: IndicatorForMatch, record: RecordText) {
  const figures = figuresIn(record.folded, indicator.unit);
  const met = figures.find((figure) => reaches(figure.value, indicator));
  if (met) return { met: true, figure: met };
  const value = nearest(
    figures.map((figure) => figure.value),
    indicator,
  );
  const figure: Figure | undefined = figures.find((each) => each.value === value);
  return { met: false, figure };
}

/** The words around a place, cut at the ends of its sentence or at a length one reads at a glance. */
export function quoteAt(text: string, at: number): string {
  const place = Math.max(0, at);
  const before = text.slice(0, place);
  const start = Math.max(lastStop(before) + 1, place - QUOTE_LENGTH / 2);
  const rest = text.slice(start);
  const stop = rest.slice(place - start).search(/[。；;!?\n]/);
  const end = stop < 0 ? rest.length : place - start + stop;
  return rest.slice(0, Math.min(end, QUOTE_LENGTH)).trim();
}

const lastStop = (text: string): number =>
  Math.max(...['。', '；', ';', '!', '?', '\n'].map((stop) => text.lastIndexOf(stop)));
