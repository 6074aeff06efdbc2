import { describe, expect, it, jest } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ImportView } from '@zhiqiao/shared/imports/import.schema';
import { ImportFaults } from '../../client/src/features/imports/ImportFaults.tsx';
import { ImportResult } from '../../client/src/features/imports/ImportResult.tsx';
import { inHouse } from '../support/house.tsx';
import { fakeWire } from '../support/wire.ts';

const fault = (row: number, column = '行业', value = '999') => ({
  row,
  column,
  value,
  message: '认不出的名称或代码',
});
const id = 'a'.repeat(24);
const checked = (part: Partial<ImportView>): ImportView => ({
  id,
  kind: 'needs',
  file: '需求.xlsx',
  state: 'checked',
  rows: 3,
  good: 3,
  faults: [],
  faultCount: 0,
  done: 0,
  at: '2026-11-18T01:00:00.000Z',
  ...part,
});
const bodyRows = () => screen.getAllByRole('row').slice(1);

describe('the faults of an import', () => {
  it('when faults come in any order, then the table has the order of the sheet, with row, column and what stands there', () => {
    inHouse(
      <ImportFaults view={{ faults: [fault(7), fault(3, '需求名称', '')], faultCount: 2 }} />,
    );
    const cells = bodyRows().map((one) =>
      within(one)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    );
    expect(cells).toEqual([
      ['3', '需求名称', '（空）', '认不出的名称或代码'],
      ['7', '行业', '999', '认不出的名称或代码'],
    ]);
  });

  it('when there are many, then the first fifty are shown and the rest on demand', async () => {
    const faults = Array.from({ length: 60 }, (_, n) => fault(n + 2));
    inHouse(<ImportFaults view={{ faults, faultCount: 60 }} />);
    expect(bodyRows()).toHaveLength(50);
    await userEvent.click(screen.getByRole('button', { name: '再看 10 处' }));
    expect(bodyRows()).toHaveLength(60);
  });

  it('when the server lists only a part, then the number of the others is told', () => {
    inHouse(<ImportFaults view={{ faults: [fault(2)], faultCount: 1400 }} />);
    expect(screen.getByText(/还有 1399 处没列出/)).toBeTruthy();
  });
});

// jsdom has no dialogs: open is all that is needed here.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};

const open = (view: ImportView, after: ImportView = view) => {
  let now = view;
  const wire = fakeWire({
    [`GET /api/imports/${id}/state`]: () => ({ json: now }),
    [`POST /api/imports/${id}/write`]: () => {
      now = after;
      return { json: now };
    },
  });
  const again = jest.fn();
  inHouse(<ImportResult id={id} see={(kind) => `/see/${kind}`} onAgain={again} />);
  return { wire, again };
};
const written = checked({ state: 'written', done: 3 });

describe('a checked import', () => {
  it('when nothing is wrong, then all rows can be written, and the way to them is shown', async () => {
    const { wire } = open(checked({}), written);
    await userEvent.click(await screen.findByRole('button', { name: '写入全部 3 行' }));
    expect(await screen.findByText('已写入 3 行')).toBeTruthy();
    expect(wire.of('POST')[0]!.body).toEqual({ skipFaulty: false });
    expect(screen.getByRole('link', { name: '看这些需求' }).getAttribute('href')).toBe(
      '/see/needs',
    );
  });

  it('when something is wrong, then nothing is written unless leaving rows out is confirmed', async () => {
    const faulty = checked({ good: 2, faults: [fault(4)], faultCount: 1 });
    const { wire } = open(faulty, checked({ state: 'written', good: 2, done: 2 }));
    expect(await screen.findByText('1 处要改')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /写入全部/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '只写没错的 2 行' }));
    expect(screen.getByText(/共 3 行，写入 2 行，1 行有错的不写/)).toBeTruthy();
    expect(wire.of('POST')).toHaveLength(0);
    const dialog = document.querySelector<HTMLElement>('dialog')!;
    await userEvent.click(within(dialog).getByText('只写没错的 2 行'));
    expect(await screen.findByText('已写入 2 行')).toBeTruthy();
    expect(wire.of('POST')[0]!.body).toEqual({ skipFaulty: true });
  });

  it('when no row is good, then there is only mending', async () => {
    const { again } = open(checked({ good: 0, faults: [fault(2)], faultCount: 1 }));
    await userEvent.click(await screen.findByRole('button', { name: '改好再传一次' }));
    expect(again).toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: /只写没错的/ })).toBeNull();
  });

  it('when writing goes on elsewhere, then its progress is shown', async () => {
    open(checked({ state: 'writing', rows: 900, good: 900, done: 400 }));
    expect(await screen.findByText('正在写入 400/900 行')).toBeTruthy();
    expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(400);
  });

  it('when it failed, then it says that nothing was written', async () => {
    open(checked({ state: 'failed' }));
    expect(await screen.findByText('没有写入')).toBeTruthy();
  });
});
