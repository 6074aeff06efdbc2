import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { HomePage } from '../../client/src/pages/home/HomePage.tsx';
import { inHouse, meAs } from '../support/house.tsx';
import { fakeWire } from '../support/wire.ts';

const page = { items: [], total: 0, page: 1, pageSize: 6, facets: {} };
const base = {
  'GET /api/needs': { json: page },
  'GET /api/outcomes': { json: page },
  'GET /api/experts': { json: page },
};

describe('the home page', () => {
  it('when no county is open on this server, then it says so in plain words and leads to the setting up', async () => {
    fakeWire({ ...base, 'GET /api/me': { json: { ...meAs(), demo: false, setUp: false } } });
    inHouse(<HomePage />);
    const way = await screen.findByRole('link', { name: '我有设置码' });
    expect(way.getAttribute('href')).toBe('/setup');
    expect(screen.getByText(/启动窗口里打印了一个带设置码的网址/)).toBeTruthy();
  });

  it('when a counter leads to a list, then the list begins on the first day counted', async () => {
    const counters = {
      ...{
        posted: 9,
        published: 7,
        solved: 2,
        matching: 3,
        delivering: 1,
        experts: 5,
        outcomes: 4,
      },
      ...{
        medianReplyDays: null,
        overdueBids: 0,
        since: '2025-11-22',
        asOf: '2026-11-22T01:00:00Z',
      },
    };
    fakeWire({ ...base, 'GET /api/me': { json: meAs() }, 'GET /api/counters': { json: counters } });
    inHouse(<HomePage />);
    const solved = await screen.findByRole('link', { name: /已经解决/ });
    expect(solved.getAttribute('href')).toBe(
      '/needs?state=resolved,closed&since=2025-11-22&sort=newest',
    );
  });
});
