import { describe, expect, it, jest } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Tier } from '@zhiqiao/shared/needs/need.schema';
import { useState } from 'react';
import { DisclosureTier } from '../../client/src/ui/DisclosureTier.tsx';
import { FacetChips, type FacetGroup, FacetList } from '../../client/src/ui/FacetList.tsx';

const Tiered = ({ heard }: { heard: (tier: Tier) => void }) => {
  const [tier, setTier] = useState<Tier>('signedIn');
  const choose = (next: Tier) => {
    setTier(next);
    heard(next);
  };
  return <DisclosureTier what="指标" value={tier} onChange={choose} />;
};

describe('who may see it', () => {
  it('when it is read aloud, then it is one group of four with one chosen', () => {
    render(<Tiered heard={() => undefined} />);
    const group = screen.getByRole('group', { name: '谁能看到指标' });
    expect(within(group).getAllByRole('radio')).toHaveLength(4);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '登录可见' }).checked).toBe(true);
  });

  it('when arrow keys are pressed, then the choice moves with the focus and goes around', async () => {
    const heard = jest.fn();
    render(<Tiered heard={heard} />);
    const user = userEvent.setup();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: '登录可见' }));
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(heard.mock.calls.map(([tier]) => tier)).toEqual(['promised', 'selected', 'public']);
  });

  it('when tab is pressed, then the whole group is one stop', async () => {
    render(
      <>
        <Tiered heard={() => undefined} />
        <button type="button">下一个</button>
      </>,
    );
    const user = userEvent.setup();
    await user.tab();
    await user.tab();
    expect(document.activeElement?.textContent).toBe('下一个');
  });
});

const towns: FacetGroup = {
  key: 'town',
  title: '乡镇街道',
  options: Array.from({ length: 10 }, (_, n) => ({ value: `t${n}`, label: `镇${n}`, count: n })),
};

describe('filters', () => {
  it('when an option is ticked or unticked, then the whole new list of its group is told', async () => {
    const change = jest.fn();
    render(<FacetList groups={[towns]} chosen={{ town: ['t1'] }} onChange={change} />);
    await userEvent.click(screen.getByRole('checkbox', { name: /镇2/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /镇1/ }));
    expect(change.mock.calls).toEqual([
      ['town', ['t1', 't2']],
      ['town', []],
    ]);
  });

  it('when a group is long, then the rest folds, but never what is chosen', async () => {
    render(<FacetList groups={[towns]} chosen={{ town: ['t9'] }} onChange={() => undefined} />);
    expect(screen.queryByRole('checkbox', { name: /镇8/ })).toBeNull();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /镇9/ }).checked).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: '其余 2 个' }));
    expect(screen.getByRole('checkbox', { name: /镇8/ })).toBeTruthy();
  });

  it('when something is chosen, then a chip echoes it and takes it away', async () => {
    const change = jest.fn();
    const clear = jest.fn();
    render(
      <FacetChips
        groups={[towns]}
        chosen={{ town: ['t1', 'gone'] }}
        onChange={change}
        onClear={clear}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: '去掉 镇1' }));
    expect(change).toHaveBeenCalledWith('town', ['gone']);
    expect(screen.getByRole('button', { name: '去掉 gone' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '清空' }));
    expect(clear).toHaveBeenCalled();
  });
});
