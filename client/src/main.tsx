import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import './ui/tokens.css';
import './ui/base.css';
import './ui/layout.css';
import { Providers } from './app/providers.tsx';
import { makeRouter } from './app/router.tsx';
import { watchForUpdates } from './app/staleVersion.ts';
import { savedSize, setSize } from './platform/device.ts';
import { makeQueryClient } from './platform/query.ts';
import { askWhoIsThere, watchSession } from './platform/session.ts';
import { learnWords } from './platform/words/speech.ts';

watchForUpdates();
setSize(savedSize());
const cache = makeQueryClient();
watchSession(cache);
const words = learnWords();
askWhoIsThere(cache);
// Made before the words are there, so that the first page is on its way already.
const router = makeRouter();

await words;
createRoot(document.getElementById('root')!).render(
  <Providers cache={cache}>
    <RouterProvider router={router} />
  </Providers>,
);
