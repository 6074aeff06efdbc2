import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';

/** What every page stands on: the cache of what the server said. Words and type size need no provider. */
export const Providers = ({ cache, children }: { cache: QueryClient; children: ReactNode }) => (
  <StrictMode>
    <QueryClientProvider client={cache}>{children}</QueryClientProvider>
  </StrictMode>
);
