import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import type { Cover, Match } from '@zhiqiao/shared/matching/match.schema';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { NobodyCovers } from '../../client/src/features/needs/NobodyCovers.tsx';

const view = {
  indicators: [{ name: 'V2 合格率' }, { name: '滚道圆度' }, { name: '磨削节拍' }],
} as unknown as NeedView;
const judged = (cover: Cover[], blocked = false): { match: Match } => ({
  match: {
    cover,
    ...(blocked ? { blocked: { reason: 'conflict.own', rule: 'match.conflict' } } : {}),
  } as Match,
});

describe('an indicator that nobody covers', () => {
  it('when no suggested person has a record of it, then it is named, and those with one are not', () => {
    const items = [judged(['full', 'none', 'none']), judged(['none', 'none', 'none'])];
    render(<NobodyCovers view={view} items={items} />);
    expect(screen.getByText(/滚道圆度、磨削节拍/).textContent).not.toContain('V2');
  });

  it('when only somebody whom a rule keeps out has one, then it is named all the same', () => {
    const items = [judged(['half', 'half', 'none']), judged(['full', 'full', 'full'], true)];
    render(<NobodyCovers view={view} items={items} />);
    expect(screen.getByText(/磨削节拍/).textContent).not.toContain('圆度');
  });

  it('when each is covered by somebody, or nobody is suggested, then nothing is said', () => {
    const all = [judged(['full', 'none', 'half']), judged(['none', 'half', 'none'])];
    expect(render(<NobodyCovers view={view} items={all} />).container.textContent).toBe('');
    expect(render(<NobodyCovers view={view} items={[]} />).container.textContent).toBe('');
  });
});
