import { describe, expect, it } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import fc from 'fast-check';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router';
import { readUrl, useUrlState, writeUrl } from '../../client/src/platform/urlState.ts';

const defaults = { q: '', town: [] as string[], sort: 'best', page: 1 };

const at = (address: string) => {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
  );
  return renderHook(
    () => {
      const [state, set] = useUrlState(defaults);
      return { state, set, search: useLocation().search, go: useNavigate() };
    },
    { wrapper },
  );
};

describe('the state of a list in its address', () => {
  it('when a link is opened, then its filters are read, and nonsense is the default', () => {
    const { state } = at('/needs?q=轴承&town=t1,t2&page=banana').result.current;
    expect(state).toEqual({ q: '轴承', town: ['t1', 't2'], sort: 'best', page: 1 });
  });

  it('when a filter changes, then the page starts again and defaults stay out of the address', () => {
    const { result } = at('/needs?page=4&sort=newest&from=mail');
    act(() => result.current.set({ town: ['t3'], sort: 'best' }));
    expect(result.current.search).toBe('?from=mail&town=t3');
  });

  it('when Back is pressed, then the former filters are there again', () => {
    const { result } = at('/needs');
    act(() => result.current.set({ town: ['t1'] }));
    act(() => result.current.set({ page: 2 }));
    expect(result.current.state).toMatchObject({ town: ['t1'], page: 2 });
    act(() => void result.current.go(-1));
    expect(result.current.state).toMatchObject({ town: ['t1'], page: 1 });
  });

  it('whatever is written, then the same is read', () => {
    const words = fc.array(
      fc.string({ minLength: 1 }).map((text) => text.replaceAll(',', '') || 'x'),
    );
    fc.assert(
      fc.property(words, fc.integer(), fc.string({ minLength: 1 }), (town, page, q) => {
        const written = writeUrl(defaults, new URLSearchParams(), { town, page, q });
        const state = readUrl(defaults, new URLSearchParams(written.toString()));
        expect(state).toMatchObject({ town, page, q });
      }),
    );
  });
});
