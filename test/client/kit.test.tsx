import { describe, expect, it, jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { mainNav, presentItem } from '../../client/src/app/navigation.ts';
import { CallFailed } from '../../client/src/platform/call.ts';
import { Action } from '../../client/src/ui/Action.tsx';
import { CompareTable } from '../../client/src/ui/CompareTable.tsx';
import { FailedBox } from '../../client/src/ui/FailedBox.tsx';
import { Fetched } from '../../client/src/ui/Fetched.tsx';
import { NextMove } from '../../client/src/ui/NextMove.tsx';
import { pagesShown } from '../../client/src/ui/Pager.tsx';
import { MachinePill } from '../../client/src/ui/StatePill.tsx';
import { StateTrack } from '../../client/src/ui/StateTrack.tsx';
import { TabLinks } from '../../client/src/ui/TabLinks.tsx';
import { inHouse } from '../support/house.tsx';
import { wideAs } from '../support/jsdom.setup.ts';

describe('a state', () => {
  it('when its time has passed, then the tone turns and the word stays in the tooltip', () => {
    const now = new Date('2027-01-12T09:00:00+08:00');
    inHouse(
      <MachinePill
        machine={needMachine}
        state="submitted"
        due="2027-01-11T09:00:00+08:00"
        overdue="逾期未审"
        now={now}
      />,
    );
    const pill = screen.getByText('逾期未审');
    expect([pill.className, pill.title]).toEqual(['pill over', '待审核']);
  });

  it('when it is final, then no clock can make it late', () => {
    inHouse(<MachinePill machine={needMachine} state="closed" due="2020-01-01T00:00:00Z" />);
    expect(screen.getByText('已关闭').className).toBe('pill end');
  });

  it('when a track is read aloud, then the present step is marked and the others told apart', () => {
    const steps = ['草稿', '审核', '发布'].map((name) => ({ key: name, name }));
    inHouse(<StateTrack steps={steps} at={1} />);
    const [done, now, next] = screen.getAllByRole('listitem');
    expect(now!.getAttribute('aria-current')).toBe('step');
    expect([done!.textContent, next!.textContent]).toEqual(['已完成 草稿', '还没到 发布']);
  });
});

describe('whose move it is', () => {
  const clock = { due: '2027-01-18T18:00:00+08:00', now: new Date('2027-01-12T09:00:00+08:00') };
  it('when it is mine, then it says so, with the clock and the button', () => {
    inHouse(<NextMove who="you" what="答复" clock={clock} action={<Action>逐份答复</Action>} />);
    expect(document.body.textContent).toContain('轮到您：答复');
    expect(document.body.textContent).toContain('还有 4 个工作日');
    expect(document.querySelector('.next-move')!.className).toContain('wait');
  });

  it('when it is another’s, then their name stands there and nothing presses me', () => {
    inHouse(<NextMove who="锦梭纺机" what="答复" clock={clock} />);
    expect(document.body.textContent).toContain('轮到锦梭纺机：答复');
    expect(document.querySelector('.next-move')!.className).toContain('ok');
  });
});

describe('a button', () => {
  it('when it is blocked, then it does nothing, stays reachable and says why', async () => {
    const click = jest.fn();
    inHouse(
      <Action blocked="利益冲突未解除" onClick={click}>
        入围
      </Action>,
    );
    const user = userEvent.setup();
    await user.tab();
    const button = screen.getByRole('button', { description: '利益冲突未解除' });
    expect(document.activeElement).toBe(button);
    await user.click(button);
    expect(click).not.toHaveBeenCalled();
  });
});

describe('a failure', () => {
  const failed = new CallFailed(400, 'badInput', {
    requestId: '7f3a91c2-aaaa',
    issues: [{ path: 'title', code: 'too_small', message: '标题：至少写 4 个字' }],
  });
  it('when it is shown, then it says what to do, names the fields, and gives the code to quote', () => {
    inHouse(<FailedBox error={failed} title="还没提交" />);
    const box = screen.getByRole('alert');
    expect(box.textContent).toContain('编号 7F3A91C2');
    expect(box.textContent).toContain('标题：至少写 4 个字');
  });

  it('when a page could not be fetched, then it can be tried again in place', async () => {
    const refetch = jest.fn();
    const of = { data: undefined, error: new CallFailed(0, 'offline'), refetch };
    inHouse(
      <Fetched of={of} shape="list">
        {() => null}
      </Fetched>,
    );
    await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(refetch).toHaveBeenCalled();
  });
});

const people = ['林知微', '陆怀瑾'].map((name) => ({ key: name, name, head: <b>{name}</b> }));
const cells = { 林知微: '96%', 陆怀瑾: '94%' };
const groups = [{ key: 'g', rows: [{ key: 'r', label: 'V2 ≥ 95%', cells, best: ['林知微'] }] }];

describe('people side by side', () => {
  it('when the screen is wide, then everybody is there and the best is said, not only coloured', () => {
    inHouse(<CompareTable people={people} groups={groups} />);
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
    expect(screen.getByRole('cell', { name: '96% 该行最优' })).toBeTruthy();
  });

  it('when it is a phone, then one person is shown and the other a tap away', async () => {
    wideAs(390);
    inHouse(<CompareTable people={people} groups={groups} />);
    expect(screen.queryByText('94%')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: '陆怀瑾' }));
    expect(screen.getByText('94%')).toBeTruthy();
    expect(screen.queryByText('96%')).toBeNull();
  });
});

describe('finding one’s place', () => {
  it('when an address is deep, then the item that fits it best is the present one', () => {
    const at = (path: string) => presentItem(mainNav.expert, path)?.word;
    expect([at('/desk'), at('/desk/bids'), at('/bids/42'), at('/needs/42')]).toEqual([
      'today',
      'myBids',
      'myBids',
      'needs',
    ]);
    expect(presentItem(mainNav.guest, '/account')).toBeUndefined();
  });

  it('when tabs are in the address, then the present one is marked and the first needs no word', () => {
    const tabs = [
      { key: 'matches', label: '匹配' },
      { key: 'bids', label: '对比', count: 3 },
    ];
    inHouse(<TabLinks label="这件需求" tabs={tabs} />, '/needs/1?tab=bids&q=x');
    expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('对比3');
    expect(screen.getByRole('link', { name: '匹配' }).getAttribute('href')).toBe('/needs/1?q=x');
  });

  it('when there are many pages, then the ends and the neighbours are offered', () => {
    expect(pagesShown(7, 14)).toEqual([1, 0, 6, 7, 8, 0, 14]);
    expect(pagesShown(1, 2)).toEqual([1, 2]);
  });
});
