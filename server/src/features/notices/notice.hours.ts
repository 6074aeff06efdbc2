import type { Manner } from '@zhiqiao/shared/notices/notice.kinds';
import type { NoticeChoices } from '@zhiqiao/shared/notices/notice.schema';

const hour = 3_600_000;
const day = 24 * hour;
/** Asia/Shanghai is UTC+8 all year. */
const offset = 8 * hour;
/** What happens within a minute goes out as one letter. */
const gathering = 60_000;

const hourOf = (at: Date): number => Math.floor(((at.getTime() + offset) % day) / hour);

/** The next moment after `at` when it is this hour in Shanghai. */
const nextHour = (at: Date, which: number): Date => {
  const local = at.getTime() + offset;
  const today = Math.floor(local / day) * day + which * hour;
  return new Date((today > local ? today : today + day) - offset);
};

type Hours = Pick<NoticeChoices, 'quietFrom' | 'quietTo' | 'digestHour'>;

const isQuiet = (at: Date, { quietFrom, quietTo }: Hours): boolean => {
  if (quietFrom === quietTo) return false;
  const now = hourOf(at);
  return quietFrom < quietTo
    ? now >= quietFrom && now < quietTo
    : now >= quietFrom || now < quietTo;
};

/** When a notice goes out by mail: soon, when the quiet hours are over, with the day's letter, or never. */
export const mailTime = (manner: Manner, hours: Hours, at: Date): Date | undefined => {
  if (manner === 'off') return undefined;
  const at0 =
    manner === 'digest' ? nextHour(at, hours.digestHour) : new Date(at.getTime() + gathering);
  return isQuiet(at0, hours) ? nextHour(at0, hours.quietTo) : at0;
};
