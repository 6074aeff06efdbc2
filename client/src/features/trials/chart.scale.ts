/** A step of 1, 2 or 5 times a power of ten that gives about `count` lines over a span. */
const stepFor = (span: number, count: number): number => {
  const raw = span / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  return power * (raw / power > 5 ? 10 : raw / power > 2 ? 5 : raw / power > 1 ? 2 : 1);
};

export interface Scale {
  low: number;
  high: number;
  /** the values that get a line */
  lines: number[];
}

/** A scale whose lines are round figures and that holds all values; one value alone gets room around it. */
export const scaleOf = (values: readonly number[], count = 4): Scale => {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most - least || Math.abs(most) * 0.1 || 1;
  const step = stepFor(span, count);
  const low = Math.floor((least - span * 0.05) / step) * step;
  const high = Math.ceil((most + span * 0.05) / step) * step;
  const lines = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) =>
    Number((low + index * step).toPrecision(12)),
  );
  return { low, high, lines };
};

const dayLength = 86_400_000;

/** Days since 1970 of a calendar day. */
export const dayNumber = (day: string): number =>
  Math.round(Date.parse(`${day}T00:00:00Z`) / dayLength);

/** First days of months within two days, thinned to at most `count`. */
export const monthsBetween = (from: number, to: number, count: number): string[] => {
  const months: string[] = [];
  const cursor = new Date(from * dayLength);
  cursor.setUTCDate(1);
  for (;;) {
    cursor.setUTCMonth(cursor.getUTCMonth() + 1);
    const day = cursor.toISOString().slice(0, 10);
    if (dayNumber(day) > to) break;
    months.push(day);
  }
  const every = Math.ceil(months.length / count) || 1;
  return months.filter((_, index) => index % every === 0);
};
