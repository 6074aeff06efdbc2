import type { Rhythm } from '@zhiqiao/shared/watches/watch.schema';

const day = 86_400_000;
const hour = 3_600_000;
/** Asia/Shanghai is UTC+8 all year; people are told in the morning. */
const offset = 8 * hour;
const morning = 8 * hour;
const monday = 1;

/** When to look next after `at`: the next morning, the next Monday morning, or undefined where no clock decides. */
export const nextLook = (rhythm: Rhythm, at: Date): Date | undefined => {
  if (rhythm === 'instant' || rhythm === 'never') return undefined;
  const local = at.getTime() + offset;
  let next = Math.floor(local / day) * day + morning;
  while (next <= local || (rhythm === 'weekly' && new Date(next).getUTCDay() !== monday))
    next += day;
  return new Date(next - offset);
};
