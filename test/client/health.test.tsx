import { describe, expect, it, jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HealthDock } from '../../client/src/ui/HealthDock.tsx';
import { type Gap, HealthPanel, reachable } from '../../client/src/ui/HealthPanel.tsx';

const gaps: Gap[] = [
  { key: 'indicators.2.method', title: '“磨削节拍”没写怎么测', points: 8, half: true },
  { key: 'tried', title: '没说试过什么', points: 6 },
];

describe('the check beside a form', () => {
  it('when the score is above the line, then it says so and what could still be reached', () => {
    render(<HealthPanel score={78} line={60} gaps={gaps} onJump={() => undefined} />);
    expect(screen.getByText('可以提交了')).toBeTruthy();
    expect(screen.getByText('提交线 60。补上下面 2 处可到 92。')).toBeTruthy();
    expect(screen.getByRole('img', { name: '体检 78 分，满分 100，提交线 60' })).toBeTruthy();
  });

  it('when it is below the line, then it says how much is missing', () => {
    render(<HealthPanel score={41} line={60} gaps={gaps} onJump={() => undefined} />);
    expect(screen.getByText('还差 19 分到提交线')).toBeTruthy();
  });

  it('when a gap is pressed, then its field is jumped to', async () => {
    const jump = jest.fn();
    render(<HealthPanel score={78} line={60} gaps={gaps} onJump={jump} />);
    await userEvent.click(
      screen.getByRole('button', { name: /^\+8 去补\s?：\s?“磨削节拍”没写怎么测$/ }),
    );
    expect(jump).toHaveBeenCalledWith('indicators.2.method');
  });

  it('when nothing is missing, then no gap is listed and it is called complete', () => {
    render(<HealthPanel score={100} line={60} gaps={[]} onJump={() => undefined} />);
    expect(screen.getByText('写得很完整')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('when gaps are worth more than is left, then no score above a hundred is promised', () => {
    expect(reachable({ score: 95, gaps })).toBe(100);
  });
});

describe('the check docked on a phone', () => {
  it('when the score is tapped, then the gaps open, and a tap on one jumps and closes', async () => {
    const jump = jest.fn();
    render(
      <HealthDock
        score={78}
        line={60}
        gaps={gaps}
        onJump={jump}
        action={<button type="submit">提交审核</button>}
      />,
    );
    const fold = screen.getByRole('button', { expanded: false });
    expect(fold.textContent).toContain('还差 2 处可到 92');
    await userEvent.click(fold);
    await userEvent.click(screen.getByRole('button', { name: /没说试过什么/ }));
    expect(jump).toHaveBeenCalledWith('tried');
    expect(screen.queryByRole('list')).toBeNull();
  });
});
