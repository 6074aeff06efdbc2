import { describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SearchBox } from '../../client/src/features/search/SearchBox.tsx';
import { renderAt, serve } from '../support/client.tsx';

const need = (id: string, title: string) => ({
  card: { id, title, firm: '示例厂', number: 'XQ', state: 'matching', bids: 0, deadline: null },
  marks: { title: { text: title, spans: [] } },
});
const found = {
  needs: { total: 9, items: [need('a', '轴承噪声'), need('b', '轴承温升')] },
  experts: { total: 0, items: [] },
  outcomes: { total: 0, items: [] },
  organisations: { total: 0, items: [] },
};
const open = (onSearch: (q: string) => void = () => undefined) => {
  const heard = serve(() => ({ body: found }));
  const view = renderAt('/', <SearchBox q="" onSearch={onSearch} />);
  return { ...view, words: () => heard.map(({ query }) => query.get('q')) };
};
const box = () => screen.getByRole<HTMLInputElement>('combobox');

describe('the search box', () => {
  it('when an input method composes, then nothing half-written is asked; the chosen word is', async () => {
    jest.useFakeTimers();
    const { words } = open();
    const input = box();
    act(() => input.focus());
    fireEvent.compositionStart(input);
    for (const half of ['z', 'zhou', '轴 cheng']) {
      fireEvent.change(input, { target: { value: half } });
      act(() => jest.advanceTimersByTime(2_000));
    }
    expect(words()).toEqual([]);
    fireEvent.change(input, { target: { value: '轴承' } });
    fireEvent.compositionEnd(input);
    act(() => jest.advanceTimersByTime(2_000));
    jest.useRealTimers();
    await waitFor(() => expect(words()).toEqual(['轴承']));
  });

  it('when Enter confirms a character, then nothing is searched or opened', async () => {
    const onSearch = jest.fn();
    const { router } = open(onSearch);
    await userEvent.type(box(), '轴承');
    await screen.findByRole('option', { name: /轴承噪声/ });
    await userEvent.keyboard('{ArrowDown}');
    fireEvent.keyDown(box(), { key: 'Enter', isComposing: true, keyCode: 229 });
    expect(router.state.location.pathname).toBe('/');
    expect(onSearch).not.toHaveBeenCalled();
  });

  it('when one types on after walking the lines, then Enter searches what is typed', async () => {
    const onSearch = jest.fn();
    const { router } = open(onSearch);
    await userEvent.type(box(), '轴承');
    await screen.findByRole('option', { name: /轴承噪声/ });
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await userEvent.type(box(), '温');
    expect(screen.queryByRole('option', { selected: true })).toBeNull();
    await userEvent.keyboard('{Enter}');
    expect(onSearch).toHaveBeenCalledWith('轴承温');
    expect(router.state.location.pathname).toBe('/');
  });

  it('when arrows walk the lines, then the active one is told, and Enter opens it', async () => {
    const { router } = open();
    await userEvent.type(box(), '轴承');
    await screen.findByRole('option', { name: /轴承噪声/ });
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const active = screen.getByRole('option', { selected: true });
    expect(active.textContent).toContain('轴承温升');
    expect(box().getAttribute('aria-activedescendant')).toBe(active.id);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/needs/b'));
  });

  it('when Escape is pressed, then the lines close, and pressed again the words go', async () => {
    open();
    await userEvent.type(box(), '轴承');
    await screen.findByRole('option', { name: /轴承噪声/ });
    await userEvent.keyboard('{Escape}');
    expect(box().getAttribute('aria-expanded')).toBe('false');
    expect(box().value).toBe('轴承');
    await userEvent.keyboard('{Escape}');
    expect(box().value).toBe('');
  });

  it('when words were searched before, then they are offered, and forgotten on demand', async () => {
    const onSearch = jest.fn();
    open(onSearch);
    await userEvent.type(box(), '竹材防霉{Enter}');
    expect(onSearch).toHaveBeenCalledWith('竹材防霉');
    await userEvent.clear(box());
    expect(await screen.findByRole('option', { name: '竹材防霉' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '清除最近查过的' }));
    expect(screen.queryByRole('option')).toBeNull();
  });

  it('when a kind has more than is shown, then its last line leads to all of that kind', async () => {
    const { router } = open();
    await userEvent.type(box(), '轴承');
    await userEvent.click(await screen.findByRole('option', { name: '全部 9 条' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/needs'));
    expect(new URLSearchParams(router.state.location.search).get('q')).toBe('轴承');
  });
});
