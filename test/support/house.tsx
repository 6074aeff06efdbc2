import { type RenderResult, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { createMemoryRouter, MemoryRouter, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { Providers } from '../../client/src/app/providers.tsx';
import { makeQueryClient } from '../../client/src/platform/query.ts';

/** Renders something in a house of its own: a fresh cache and a router that stands at `address`. */
export const inHouse = (
  element: ReactElement,
  address = '/',
): RenderResult & { cache: ReturnType<typeof makeQueryClient> } => {
  const cache = makeQueryClient();
  const shown = render(
    <Providers cache={cache}>
      <MemoryRouter initialEntries={[address]}>{element}</MemoryRouter>
    </Providers>,
  );
  return { ...shown, cache };
};

/** Opens the whole client (or another tree of routes) at an address. */
export const openClient = (tree: RouteObject[], address: string) => {
  const cache = makeQueryClient();
  const router = createMemoryRouter(tree, { initialEntries: [address] });
  const shown = render(
    <Providers cache={cache}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...shown, cache, router };
};

const nobody = {
  account: null,
  demo: true,
  setUp: true,
  county: { code: '330899', name: '清江县' },
};

/** What /api/me answers for a guest, or for one of a role. */
export const meAs = (role?: string, preferences: Record<string, string> = {}) =>
  role
    ? {
        ...nobody,
        account: { id: 'a'.repeat(24), name: '方启明', login: 'fang', role, preferences },
      }
    : nobody;
