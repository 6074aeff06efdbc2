import type { TrialIndicator } from '@zhiqiao/shared/trials/terms.schema';
import type { TrialSeries } from '@zhiqiao/shared/trials/trial.view';
import type { TrialRow } from './trial.model.ts';

const reaches = ({ comparator, target }: TrialIndicator, value: number): boolean => {
  if (comparator === 'gte') return value >= target;
  return comparator === 'lte' ? value <= target : value === target;
};

/** Whether the aim is met, some of the way was gone from the figure before, or none. */
const metOf = (
  indicator: TrialIndicator,
  before: number | undefined,
  now: number | undefined,
): TrialSeries['met'] => {
  if (now === undefined) return 'unknown';
  if (reaches(indicator, now)) return 'yes';
  if (before === undefined) return 'no';
  return Math.abs(indicator.target - now) < Math.abs(indicator.target - before) ? 'partly' : 'no';
};

const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Every indicator over the time of a trial, in the order of the terms. */
export const seriesOf = (row: Pick<TrialRow, 'terms' | 'baseline' | 'reports'>): TrialSeries[] =>
  (row.terms?.indicators ?? []).map((indicator) => {
    const { key, name, unit, comparator, target } = indicator;
    const points = row.reports
      .flatMap(({ on, note, values }) =>
        values.filter((value) => value.key === key).map(({ value }) => ({ on, value, note })),
      )
      .toSorted((a, b) => a.on.localeCompare(b.on));
    const baseline = row.baseline?.values.find((value) => value.key === key)?.value;
    const latest = points.at(-1)?.value;
    const met = metOf(indicator, baseline, latest);
    const gap =
      latest === undefined ? undefined : met === 'yes' ? 0 : tidy(Math.abs(target - latest));
    return {
      key,
      name,
      unit,
      comparator,
      target,
      ...(baseline === undefined ? {} : { baseline }),
      ...(latest === undefined ? {} : { latest }),
      met,
      ...(gap === undefined ? {} : { gap }),
      points,
    };
  });
