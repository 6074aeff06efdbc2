import { afterEach, describe, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { rememberSearch } from '../../client/src/features/search/recentSearches.ts';
import { SearchPage } from '../../client/src/pages/search/SearchPage.tsx';
import { renderAt, serve } from '../support/client.tsx';

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
