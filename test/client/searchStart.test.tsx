import { afterEach, describe, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { rememberSearch } from '../../client/src/features/search/recentSearches.ts';
import { NeedListPage } from '../../client/src/pages/needs/NeedListPage.tsx';
import { SearchPage } from '../../client/src/pages/search/SearchPage.tsx';
import { renderAt, serve } from '../support/client.tsx';
import { meAs } from '../support/house.tsx';

const card = {
  id: 'a',
  number: 'XQ',
  title: '轴承噪声',
  state: 'published',
  firm: '示例厂',
  bids: 0,
  deadline: null,
};
const list = { items: [{ card, marks: {} }], total: 41, page: 1, pageSize: 3, facets: {} };

afterEach(() => localStorage.clear());

describe('the search page before anything is typed', () => {
  it('when it is opened, then what was searched before, every kind and what is new are a step away', async () => {
    for (const words of ['水泵 密封', '轴承']) rememberSearch(words);
    const heard = serve(() => ({ body: list }));
    renderAt('/search', <SearchPage />);
    const before = screen.getByRole('region', { name: '最近查过' });
    expect(
      within(before)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href')),
    ).toEqual([
      `/search?q=${encodeURIComponent('轴承')}`,
      `/search?q=${encodeURIComponent('水泵 密封')}`,
    ]);
    const kinds = within(screen.getByRole('region', { name: '查哪一类' })).getAllByRole('link');
    expect(kinds.map((link) => link.getAttribute('href'))).toEqual([
      '/needs',
      '/outcomes',
      '/experts',
      '/organisations',
    ]);
    const newest = await screen.findByRole('region', { name: '最新需求' });
    expect(within(newest).getByRole('link', { name: '轴承噪声' }).getAttribute('href')).toBe(
      '/needs/a',
    );
    expect(heard.map(({ path }) => path)).not.toContain('/api/search');
  });

  it('when nothing was searched here before, then no empty place stands for it', () => {
    serve(() => ({ body: list }));
    renderAt('/search', <SearchPage />);
    expect(screen.queryByRole('region', { name: '最近查过' })).toBeNull();
  });
});

const none = { total: 0, items: [] };
const others = (path: string) =>
  path === '/api/reference'
    ? { towns: [], industries: [], disciplines: [] }
    : path === '/api/search'
      ? { needs: none, outcomes: none, experts: none, organisations: none }
      : meAs();

describe('a list whose address makes no sense', () => {
  const refusal = {
    code: 'badInput',
    message: 'x',
    issues: [{ path: 'town', code: 'invalid_format', message: '乡镇街道：格式不对' }],
  };

  it('when a condition cannot be, then it is named, and one press shows the list without conditions', async () => {
    const heard = serve(({ query, path }) =>
      path !== '/api/needs'
        ? { body: others(path) }
        : query.has('town')
          ? { status: 400, body: refusal }
          : { body: list },
    );
    const { router } = renderAt('/needs?q=x&town=%21&page=3', <NeedListPage />);
    expect((await screen.findByRole('alert')).textContent).toContain('乡镇街道：格式不对');
    expect(screen.queryByText(/改好再交/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '去掉这些条件再看' }));
    await screen.findByRole('link', { name: '轴承噪声' });
    expect(router.state.location.search).toBe('?q=x');
    expect(heard.findLast(({ path }) => path === '/api/needs')?.query.has('town')).toBe(false);
  });

  it('when it asks for a page behind the last, then it says so and leads to the last one', async () => {
    serve(({ query, path }) => ({
      body:
        path !== '/api/needs'
          ? others(path)
          : query.get('page') === '400'
            ? { ...list, items: [], page: 400, pageSize: 20 }
            : { ...list, page: 3, pageSize: 20 },
    }));
    const { router } = renderAt('/needs?page=400', <NeedListPage />);
    await screen.findByRole('heading', { name: '后面没有了，一共 3 页' });
    await userEvent.click(screen.getByRole('button', { name: '看第 3 页' }));
    await screen.findByRole('link', { name: '轴承噪声' });
    expect(router.state.location.search).toBe('?page=3');
  });
});
