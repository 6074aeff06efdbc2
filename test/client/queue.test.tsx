import { describe, expect, it, jest } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { NeedRow, NeedState } from '@zhiqiao/shared/needs/need.schema';
import { QueueList } from '../../client/src/pages/desk/QueueList.tsx';
import { deedsOnRow, grouped } from '../../client/src/pages/desk/queue.order.ts';
import { inHouse } from '../support/house.tsx';
import { fakeWire } from '../support/wire.ts';

const now = new Date('2026-11-18T09:00:00+08:00');
const row = (id: string, title: string, due?: string, state: NeedState = 'submitted'): NeedRow => ({
  id,
  number: `XQ-${id}`,
  title,
  state,
  firm: '砺行轴承',
  deadline: null,
  bids: 0,
  waiting: 0,
  health: 90,
  ...(due
    ? { clock: { who: 'bureau', what: 'review', startedAt: '2026-11-10T01:00:00Z', due } }
    : {}),
});

const rows = [
  row('later', '以后的', '2026-12-20T18:00:00+08:00'),
  row('week', '本周的', '2026-11-22T18:00:00+08:00', 'refining'),
  row('today', '今天的', '2026-11-18T18:00:00+08:00'),
  row('late', '逾期的', '2026-11-16T18:00:00+08:00'),
];

const open = (items = rows) => {
  fakeWire({ 'GET /api/reference': { json: { towns: [], industries: [], disciplines: [] } } });
  const asked = jest.fn();
  inHouse(<QueueList rows={items} now={now} onAsk={(one, deed) => asked(one.id, deed)} />);
  return { asked, user: userEvent.setup() };
};
const focused = () => document.activeElement?.textContent;

describe('the review queue', () => {
  it('when rows come in any order, then they stand under their deadlines, the most urgent first', () => {
    expect(
      grouped(rows, now).map(({ group, rows: of }) => [group, of.map(({ id }) => id)]),
    ).toEqual([
      ['overdue', ['late']],
      ['today', ['today']],
      ['week', ['week']],
      ['later', ['later']],
    ]);
  });

  it('when a row has no clock, then it comes last under its own heading', () => {
    const found = grouped([row('none', '没有期限的'), ...rows], now);
    expect(found.at(-1)).toMatchObject({ group: 'none', rows: [{ id: 'none' }] });
  });

  it('when a state is given, then its deeds come from machine and policy, the next step first', () => {
    expect(deedsOnRow({ state: 'submitted' })).toEqual(['accept', 'publish', 'return', 'decline']);
    expect(deedsOnRow({ state: 'refining' })).toEqual(['publish']);
    expect(deedsOnRow({ state: 'draft' })).toEqual([]);
  });

  it('when J and K are pressed, then the focus walks from row to row and stops at the ends', async () => {
    const { user } = open();
    await user.keyboard('k');
    expect(focused()).toBe('逾期的');
    await user.keyboard('jj');
    expect(focused()).toBe('本周的');
    await user.keyboard('jjjj');
    expect(focused()).toBe('以后的');
  });

  it('when A is pressed, then the next step of the row with the focus is asked for', async () => {
    const { user, asked } = open();
    await user.keyboard('jjja');
    expect(asked.mock.calls).toEqual([['week', 'publish']]);
  });

  it('when R is pressed, then returning is asked for, but not where it is not possible', async () => {
    const { user, asked } = open();
    await user.keyboard('jr');
    expect(asked.mock.calls).toEqual([['late', 'return']]);
    await user.keyboard('jjr');
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('when nothing has the focus, then keys act on the most urgent row', async () => {
    const { user, asked } = open();
    await user.keyboard('a');
    expect(asked.mock.calls).toEqual([['late', 'accept']]);
  });

  it('when somebody is writing, or holds Control, then the keys are theirs', async () => {
    const { user, asked } = open();
    const field = document.createElement('input');
    document.body.append(field);
    await user.type(field, 'jar');
    expect(field.value).toBe('jar');
    field.remove();
    await user.keyboard('{Control>}a{/Control}');
    expect(asked).not.toHaveBeenCalled();
  });

  it('when something floats above, then keys do not reach the rows behind', async () => {
    const { user, asked } = open();
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    document.body.append(dialog);
    await user.keyboard('a');
    dialog.remove();
    expect(asked).not.toHaveBeenCalled();
  });

  it('when a button of a row is pressed, then it names its row to those who listen', async () => {
    const { user, asked } = open();
    const late = screen.getByText('逾期的').closest('li')!;
    await user.click(within(late).getByRole('button', { name: '不予受理 逾期的' }));
    expect(asked.mock.calls).toEqual([['late', 'decline']]);
  });
});
