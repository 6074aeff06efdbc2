export type Comparator = 'gte' | 'lte' | 'eq' | 'between';

export interface Figure {
  value: number;
  unit: string;
  /** where it stands in the folded text */
  at: number;
  length: number;
}

/** Writings of one unit, and units of one dimension in terms of its base: [base, factor]. */
const UNITS: Record<string, [base: string, factor: number]> = {
  nm: ['m', 1e-9],
  μm: ['m', 1e-6],
  um: ['m', 1e-6],
  微米: ['m', 1e-6],
  纳米: ['m', 1e-9],
  mm: ['m', 1e-3],
  毫米: ['m', 1e-3],
  cm: ['m', 1e-2],
  厘米: ['m', 1e-2],
  m: ['m', 1],
  米: ['m', 1],
  ms: ['s', 1e-3],
  毫秒: ['s', 1e-3],
  s: ['s', 1],
  秒: ['s', 1],
  min: ['s', 60],
  分钟: ['s', 60],
  h: ['s', 3600],
  小时: ['s', 3600],
  d: ['s', 86_400],
  天: ['s', 86_400],
  mg: ['g', 1e-3],
  毫克: ['g', 1e-3],
  g: ['g', 1],
  克: ['g', 1],
  kg: ['g', 1e3],
  千克: ['g', 1e3],
  公斤: ['g', 1e3],
  t: ['g', 1e6],
  吨: ['g', 1e6],
  pa: ['pa', 1],
  kpa: ['pa', 1e3],
  mpa: ['pa', 1e6],
  gpa: ['pa', 1e9],
  w: ['w', 1],
  kw: ['w', 1e3],
  v: ['v', 1],
  kv: ['v', 1e3],
  hz: ['hz', 1],
  khz: ['hz', 1e3],
  mhz: ['hz', 1e6],
  '%': ['%', 1],
  百分比: ['%', 1],
  db: ['db', 1],
  分贝: ['db', 1],
  '°c': ['°c', 1],
  度: ['°c', 1],
};

const UNIT = String.raw`%|°c|[a-zμ]{1,4}[23]?(?![a-z\d])|\p{Script=Han}{1,3}`;
const FIGURE = new RegExp(
  String.raw`(?<![\p{Script=Latin}\p{Script=Greek}\d.])(-?\d+(?:\.\d+)?)\s*((?:${UNIT})(?:/(?:${UNIT}))?)?`,
  'gu',
);
const YEAR = /^(?:19|20)\d\d$/;

/** Full width, capitals, minus signs and (by NFKC) the two micro signs in one form; the length may change. */
export const foldFigures = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('−', '-');

/** The base unit and factor of a unit as written; unknown units stand for themselves. */
function baseOf(unit: string): [base: string, factor: number] {
  const folded = foldFigures(unit).trim();
  return UNITS[folded] ?? [folded, 1];
}

/** The numbers of a folded text that are given in the dimension of `unit`, converted to it. */
export function figuresIn(folded: string, unit: string): Figure[] {
  const [base, factor] = baseOf(unit);
  const figures: Figure[] = [];
  for (const found of folded.matchAll(FIGURE)) {
    const written = found[2] ?? '';
    const [foundBase, foundFactor] = unitAtStart(written, base);
    if (foundBase !== base || (base === '' && YEAR.test(found[1]!))) continue;
    const value = (Number(found[1]) * foundFactor) / factor;
    figures.push({ value, unit, at: found.index, length: found[0].trimEnd().length });
  }
  return figures;
}

/** Chinese runs on after a unit (38小时以上): the longest beginning that is one of the wanted dimension. */
function unitAtStart(written: string, wanted: string): [base: string, factor: number] {
  for (let length = written.length; length > 0; length--) {
    const [base, factor] = baseOf(written.slice(0, length));
    if (base === wanted) return [base, factor];
    if (!/\p{Script=Han}/u.test(written.charAt(length - 1))) break;
  }
  // a bare number counts only where no unit is asked
  return [/^\p{Script=Han}/u.test(written) ? '' : written, 1];
}

export interface Aim {
  target?: number | null;
  upper?: number | null;
  comparator: Comparator;
}

const EQUAL_WITHIN = 0.01;

/** Does a value reach the target? Equal means within 1 %. */
export function reaches(value: number, { target, upper, comparator }: Aim): boolean {
  if (target === null || target === undefined) return false;
  const slack = Math.abs(target) * 1e-9;
  if (comparator === 'gte') return value >= target - slack;
  if (comparator === 'lte') return value <= target + slack;
  if (comparator === 'eq') return Math.abs(value - target) <= Math.abs(target) * EQUAL_WITHIN;
  return value >= target && value <= (upper ?? Number.POSITIVE_INFINITY);
}

/** The value nearest to the target, to say how far the best record is from it. */
export function nearest(values: number[], { target }: Aim): number | undefined {
  if (target === null || target === undefined) return undefined;
  let best: number | undefined;
  for (const value of values) {
    if (best === undefined || Math.abs(value - target) < Math.abs(best - target)) best = value;
  }
  return best;
}
