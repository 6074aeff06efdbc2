import { jest } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { makeQueryClient } from '../../client/src/platform/query.ts';

// jsdom lays nothing out, so there is nothing to scroll to.
Element.prototype.scrollIntoView ??= () => undefined;

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}
/** What the stand-in server says to a call: a body, or a refusal with its status; throwing is a broken network. */
export type Answer = (asked: Asked) => { status?: number; body: unknown };

/** Stands in for the network: every fetch is told to `answer` and kept in the returned list. */
export const serve = (answer: Answer): Asked[] => {
  const heard: Asked[] = [];
  globalThis.fetch = jest.fn(async (address: unknown, request?: RequestInit) => {
    const url = new URL(String(address), 'http://localhost');
    const asked = {
      method: request?.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      body: typeof request?.body === 'string' ? JSON.parse(request.body) : undefined,
    };
    heard.push(asked);
    const { status = 200, body } = answer(asked);
    return {
      ok: status < 400,
      status,
      json: async () => body,
      headers: { get: () => null },
    };
  }) as unknown as typeof fetch;
  return heard;
};

/** Renders a page's content at an address, with the cache and the router it stands on. */
export const renderAt = (address: string, content: ReactNode) => {
  const cache = makeQueryClient();
  const router = createMemoryRouter([{ path: '*', element: content }], {
    initialEntries: [address],
  });
  const view = render(
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { ...view, router, cache };
};
