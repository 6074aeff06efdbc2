import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mailTime } from '../../server/src/features/notices/notice.hours.ts';

const hour = fc.integer({ min: 0, max: 23 });
const hours = fc.record({ quietFrom: hour, quietTo: hour, digestHour: hour });
const moment = fc.date({
  min: new Date('2025-01-01'),
  max: new Date('2030-01-01'),
  noInvalidDate: true,
});
const shanghaiHour = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).getUTCHours();
const day = 86_400_000;

describe('when a notice goes out by mail', () => {
  it('when hours are quiet, then no letter leaves in them, and none waits for more than two days', () => {
    fc.assert(
      fc.property(moment, hours, fc.constantFrom('instant', 'digest'), (at, chosen, manner) => {
        const leaves = mailTime(manner as 'instant', chosen, at)!;
        const now = shanghaiHour(leaves);
        const { quietFrom: from, quietTo: to } = chosen;
        const quiet = from < to ? now >= from && now < to : from > to && (now >= from || now < to);
        expect(quiet).toBe(false);
        expect(leaves.getTime()).toBeGreaterThan(at.getTime());
        expect(leaves.getTime() - at.getTime()).toBeLessThanOrEqual(2 * day);
      }),
    );
  });

  it('when it is told at once and nothing is quiet, then it leaves within a minute; when it is off, never', () => {
    const at = new Date('2026-11-10T02:00:00Z');
    const chosen = { quietFrom: 5, quietTo: 5, digestHour: 8 };
    expect(mailTime('instant', chosen, at)?.toISOString()).toBe('2026-11-10T02:01:00.000Z');
    expect(mailTime('digest', chosen, at)?.toISOString()).toBe('2026-11-11T00:00:00.000Z');
    expect(mailTime('off', chosen, at)).toBeUndefined();
  });
});
