import { createBrowserRouter, type RouteObject } from 'react-router';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { NotFoundPage, RouteFailed } from './RouteFailed.tsx';
import { pagesWithForms, plainPages } from './routes.ts';

// As high as the header that is on its way, so that nothing jumps when it comes.
const First = () => (
  <div style={{ paddingTop: 'calc(var(--bar) + 1px)' }}>
    <PageSkeleton shape="columns" />
  </div>
);

/**
 * The tree of routes. Every page and the shell are loaded when they are needed; a broken page keeps the header.
 * To add a page, add one line in routes.ts.
 */
const routeTree: RouteObject[] = [
  {
    path: '/',
    lazy: async () => ({ Component: (await import('./Shell.tsx')).Shell }),
    HydrateFallback: First,
    ErrorBoundary: RouteFailed,
    children: [
      {
        ErrorBoundary: RouteFailed,
        children: [
          ...plainPages,
          {
            lazy: async () => ({ Component: (await import('./AntdFrame.tsx')).AntdFrame }),
            children: pagesWithForms,
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
];

export const makeRouter = () => createBrowserRouter(routeTree);
