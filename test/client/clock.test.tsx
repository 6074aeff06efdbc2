import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { act } from 'react';
import { speak } from '../../client/src/platform/words/speech.ts';
import { Clock } from '../../client/src/ui/Clock.tsx';
import { readClock } from '../../client/src/ui/clockReading.ts';

const at = (text: string) => new Date(`${text}+08:00`);
// A Tuesday without holidays near it.
const now = at('2026-11-17T09:00:00');

describe('reading a clock', () => {
  it('when much time is left, then it is ok and counts working days only', () => {
    const reading = readClock(at('2026-11-25T18:00:00'), now, at('2026-11-16T09:00:00'));
    expect(reading).toMatchObject({ tone: 'ok', left: 6 });
  });

  it('when 60 % of the time is used, then it waits', () => {
    const reading = readClock(at('2026-11-25T18:00:00'), now, at('2026-11-03T09:00:00'));
    expect(reading.used).toBeGreaterThan(0.6);
    expect(reading.tone).toBe('wait');
  });

  it('when two working days are left over a weekend, then it waits although four days remain', () => {
    const friday = at('2026-11-20T09:00:00');
    expect(readClock(at('2026-11-24T18:00:00'), friday)).toMatchObject({ tone: 'wait', left: 2 });
  });

  it('when the moment has passed, then it is over and says by how much', () => {
    const reading = readClock(at('2026-11-12T18:00:00'), now);
    expect(reading).toMatchObject({ tone: 'over', left: -3, used: 1 });
  });

  it('when a public holiday lies between, then its days do not count', () => {
    const before = at('2026-09-30T09:00:00');
    // 1 to 7 October are off, Saturday the 10th is worked.
    expect(readClock(at('2026-10-10T18:00:00'), before).left).toBe(3);
  });
});

describe('a clock on a page', () => {
  it('when it is my move, then it says how long, who and by when', () => {
    render(<Clock due="2026-11-19T18:00:00+08:00" who="you" now={now} />);
    expect(document.body.textContent).toBe('还有 2 个工作日 您 11月19日前');
  });

  it('when it ends today, then it says the hour', () => {
    render(<Clock due="2026-11-17T17:00:00+08:00" now={now} short />);
    expect(screen.getByText('今天 17:00')).toBeTruthy();
  });

  it('when it is over, then it says by how much and when it was due', () => {
    render(<Clock due="2026-11-12T18:00:00+08:00" who="合泰电机" now={now} />);
    expect(document.body.textContent).toBe('超 3 个工作日 合泰电机 应于 11月12日');
  });

  it('when the page speaks English, then one day is not "days"', async () => {
    await act(() => speak('en'));
    render(<Clock due="2026-11-18T18:00:00+08:00" who="you" now={now} />);
    expect(document.body.textContent).toBe('1 working day left you by 18 Nov');
  });
});
