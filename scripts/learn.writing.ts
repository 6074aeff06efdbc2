import type { PerFeature } from '../server/src/features/matching/match.weights.ts';
import { type Learned, learned } from './learn.fitting.ts';

/**
 * Shares the points that a table gives to words anew, by the fitted weights; the sum stays what it was, in whole
 * points by the largest remainders.
 */
export function sharedAnew(table: PerFeature, fitted: number[]): Record<Learned, number> {
  const points = learned.reduce((sum, name) => sum + (table[name] ?? 0), 0);
  const exact = fitted.map((weight) => weight * points);
  const whole = exact.map(Math.floor);
  const left = points - whole.reduce((sum, one) => sum + one, 0);
  const order = exact
    .map((value, at) => ({ at, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order.slice(0, left)) whole[at]! += 1;
  return Object.fromEntries(learned.map((name, at) => [name, whole[at]])) as Record<
    Learned,
    number
  >;
}

/** The source of match.weights.ts with these points and the next version. Throws when it looks otherwise. */
export function rewritten(
  source: string,
  tables: Partial<Record<'expert' | 'outcome', Record<Learned, number>>>,
): string {
  let text = replaced(source, /(version: )(\d+)/, (version) => version + 1);
  for (const [table, points] of Object.entries(tables))
    for (const name of learned) {
      const place = new RegExp(`(${table}: \\{[^}]*?\\b${name}: )(\\d+)`);
      text = replaced(text, place, () => points[name]);
    }
  return text;
}

function replaced(source: string, place: RegExp, by: (was: number) => number): string {
  if (!place.test(source)) throw new Error(`the weights hold nothing like ${place}`);
  return source.replace(place, (_, before: string, was: string) => before + by(Number(was)));
}
