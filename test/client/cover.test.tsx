import { describe, expect, it, jest } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { Cover } from '../../client/src/ui/Cover.tsx';
import { Highlight, piecesOf } from '../../client/src/ui/Highlight.tsx';
import { ReasonList, ReasonRow } from '../../client/src/ui/ReasonRow.tsx';

describe('the cover bar', () => {
  it('when some indicators are covered, then the same is said in words', () => {
    render(<Cover cells={['full', 'full', 'half', 'none']} score={82} />);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
      '4 条指标：覆盖 2 条，部分 1 条，缺 1 条',
    );
    expect(screen.getByText('匹配度 82')).toBeTruthy();
  });

  it('when all are covered, then no gap is spoken of', () => {
    render(<Cover cells={['full', 'full']} />);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe('2 条指标：覆盖 2 条');
  });

  it('when there are no indicators, then it says so', () => {
    render(<Cover cells={[]} />);
    expect(screen.getByRole('img', { name: '还没有指标' })).toBeTruthy();
  });
});

describe('a reason', () => {
  it('when its evidence is opened, then the record behind it is asked for', async () => {
    const open = jest.fn();
    render(
      <ReasonList label="林知微">
        <ReasonRow
          verdict="yes"
          label="圆度 ≤ 0.8 μm"
          evidence={[{ key: 'a', text: '2024 论文表 2', onOpen: open }]}
        />
        <ReasonRow verdict="no" label="成本 ≤ 0.15 元" gap="可在对话里问一句" />
      </ReasonList>,
    );
    await userEvent.click(screen.getByRole('button', { name: '2024 论文表 2' }));
    expect(open).toHaveBeenCalledTimes(1);
    const rows = within(screen.getByRole('list', { name: '林知微' })).getAllByRole('listitem');
    expect(rows[1]!.textContent).toContain('无证据');
    expect(rows[1]!.textContent).toContain('可在对话里问一句');
  });
});

describe('found words', () => {
  it('when spans are given, then exactly those words are marked and markup stays text', () => {
    const { container } = render(<Highlight text="<b>轴承</b>噪声" spans={[[3, 2]]} />);
    expect(container.textContent).toBe('<b>轴承</b>噪声');
    expect(container.querySelectorAll('mark')).toHaveLength(1);
    expect(container.querySelector('mark')!.textContent).toBe('轴承');
    expect(container.querySelector('b')).toBeNull();
  });

  it('whatever the spans, then no character is lost or doubled', () => {
    const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(12)));
    fc.assert(
      fc.property(fc.string(), spans, (text, list) => {
        expect(
          piecesOf(text, list)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
