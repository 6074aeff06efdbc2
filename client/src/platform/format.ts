import type { Language } from './device.ts';

const zone = 'Asia/Shanghai';
const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const weekdays = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

const clockwork = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface Moment {
  year: number;
  month: number;
  day: number;
  time: string;
  weekday: number;
}

const partsOf = (at: string | Date): Moment => {
  // A bare day (2026-11-21) is a day in Shanghai, not a moment in London.
  const date =
    typeof at === 'string' && at.length === 10 ? new Date(`${at}T00:00:00+08:00`) : new Date(at);
  const part = Object.fromEntries(clockwork.formatToParts(date).map((p) => [p.type, p.value]));
  const [year, month, day] = [Number(part.year), Number(part.month), Number(part.day)];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, time: `${part.hour}:${part.minute}`, weekday };
};

/** 2026年11月21日 / 21 Nov 2026, in Asia/Shanghai. Takes ISO moments, bare days and Dates. */
export const dayText = (at: string | Date, language: Language): string => {
  const { year, month, day } = partsOf(at);
  return language === 'en'
    ? `${day} ${monthNames[month - 1]} ${year}`
    : `${year}年${month}月${day}日`;
};

/** 11月21日 / 21 Nov */
export const shortDayText = (at: string | Date, language: Language): string => {
  const { month, day } = partsOf(at);
  return language === 'en' ? `${day} ${monthNames[month - 1]}` : `${month}月${day}日`;
};

/** 2026年11月21日 14:20 / 21 Nov 2026 14:20 */
export const momentText = (at: string | Date, language: Language): string =>
  `${dayText(at, language)} ${partsOf(at).time}`;

/** 11月21日 14:20 / 21 Nov 14:20 */
export const shortMomentText = (at: string | Date, language: Language): string =>
  `${shortDayText(at, language)} ${partsOf(at).time}`;

/** 14:20 */
export const timeText = (at: string | Date): string => partsOf(at).time;

/** 周六 / Sat */
export const weekdayText = (at: string | Date, language: Language): string =>
  weekdays[language][partsOf(at).weekday]!;

const trimmed = (value: number, digits: number): string =>
  value.toFixed(digits).replace(/\.?0+$/, '');

/** Yuan in the unit people say: 元, 万元, 亿元 / CNY with thousands. */
const unitOf = (fen: number): { divisor: number; zh: string } => {
  if (fen >= 10_000_000_000) return { divisor: 10_000_000_000, zh: '亿元' };
  if (fen >= 1_000_000) return { divisor: 1_000_000, zh: '万元' };
  return { divisor: 100, zh: '元' };
};

const english = (fen: number): string =>
  `CNY ${(fen / 100).toLocaleString('en-GB', { maximumFractionDigits: 2 })}`;

/** Fen as 32.4 万元 / CNY 324,000; `exact` always shows two decimals (32.40 万元), for sums and columns. */
export const moneyText = (fen: number, language: Language, exact = false): string => {
  if (language === 'en') return english(fen);
  const { divisor, zh } = unitOf(Math.abs(fen));
  const value = fen / divisor;
  return `${exact ? value.toFixed(2) : trimmed(value, 2)} ${zh}`;
};

/** 40–60 万元 / CNY 400,000–600,000 */
export const moneyRangeText = (min: number, max: number, language: Language): string => {
  if (min === max) return moneyText(min, language);
  if (language === 'en') return `${english(min)}–${english(max).slice(4)}`;
  const { divisor, zh } = unitOf(max);
  return `${trimmed(min / divisor, 2)}–${trimmed(max / divisor, 2)} ${zh}`;
};

const plainNumber = (value: number): string => {
  if (Math.abs(value) >= 1e15) return String(value);
  const rounded = Number(value.toPrecision(12));
  return Math.abs(rounded) < 10_000
    ? String(rounded)
    : rounded.toLocaleString('en-GB', { maximumFractionDigits: 8 });
};

/** A figure with its unit: 0.8 μm, 86%, 22 s/件, 6,115,000 元. A dash when there is none. */
export const figureText = (value: number | null | undefined, unit = ''): string => {
  if (value === null || value === undefined) return '—';
  return /^[%‰°]/.test(unit) || !unit
    ? `${plainNumber(value)}${unit}`
    : `${plainNumber(value)} ${unit}`;
};

/** The part of an indicator that says what is aimed at. */
export interface Aim {
  comparator: 'gte' | 'lte' | 'eq' | 'between';
  target: number | null;
  upper: number | null;
  unit: string;
}
const sign = { gte: '≥ ', lte: '≤ ', eq: '= ' };

/** ≥ 95%, ≤ 0.8 μm, 2–3 mm */
export const aimText = (aim: Aim): string => {
  if (aim.target === null) return '—';
  if (aim.comparator !== 'between') return sign[aim.comparator] + figureText(aim.target, aim.unit);
  return `${plainNumber(aim.target)}–${figureText(aim.upper, aim.unit)}`;
};

/** 48 KB, 1.2 MB */
export const sizeText = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${trimmed(bytes / 1024 / 1024, 1)} MB`;
};
