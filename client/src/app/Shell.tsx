import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { setSize } from '../platform/device.ts';
import { goLive } from '../platform/live.ts';
import { useCountyName, useMe } from '../platform/session.ts';
import { speak, useWords } from '../platform/words/speech.ts';
import { Header } from './Header.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { useArrival } from './useArrival.ts';
import './Shell.css';

// Somebody's language and type size come with them to another device.
const usePreferencesOf = (account: ReturnType<typeof useMe>['account']) => {
  const { language, size } = account?.preferences ?? {};
  const id = account?.id;
  useEffect(() => {
    if (!id) return;
    if (language) void speak(language);
    if (size) setSize(size);
  }, [id, language, size]);
};

const useLive = (account: string | undefined) => {
  const cache = useQueryClient();
  useEffect(() => (account ? goLive(cache) : undefined), [account, cache]);
};

const Foot = () => {
  const t = useWords();
  const { demo } = useMe();
  const county = useCountyName();
  return (
    <footer className="foot not-phone">
      <div className="frame row spread">
        <span>
          {county ? t('shell.host', { county }) : t('shell.name')}
          {demo ? ` · ${t('shell.sampleFoot')}` : null}
        </span>
      </div>
    </footer>
  );
};

/** The frame around every page: skip link, header, main, foot, and the bar of a phone. */
export const Shell = () => {
  const t = useWords();
  const { account } = useMe();
  const { state } = useNavigation();
  const main = useArrival();
  useLive(account?.id);
  usePreferencesOf(account);
  return (
    <div className="shell">
      <a href="#main" className="skip">
        {t('shell.skip')}
      </a>
      <div className="going" data-on={state === 'loading' || undefined} aria-hidden="true" />
      <Header />
      <main id="main" tabIndex={-1} ref={main} aria-busy={state === 'loading' || undefined}>
        <Outlet />
      </main>
      <Foot />
      <PhoneBar />
      <ScrollRestoration />
    </div>
  );
};
