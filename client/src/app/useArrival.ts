import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

const patience = 10_000;

/** Moves the focus to the page's h1 as soon as there is one, unless the reader has gone somewhere themselves. */
const focusHeading = (main: HTMLElement): (() => void) => {
  const arrive = () => {
    const heading = main.querySelector<HTMLElement>('h1');
    if (!heading) return false;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    return true;
  };
  if (arrive()) return () => undefined;
  const watch = new MutationObserver(() => arrive() && stop());
  const timer = setTimeout(() => stop(), patience);
  const stop = () => {
    watch.disconnect();
    clearTimeout(timer);
    document.removeEventListener('keydown', stop);
    document.removeEventListener('pointerdown', stop);
  };
  watch.observe(main, { childList: true, subtree: true });
  document.addEventListener('keydown', stop);
  document.addEventListener('pointerdown', stop);
  return stop;
};

/** On every change of page (not of filters or tabs) readers and keyboards begin at its heading. */
export const useArrival = () => {
  const main = useRef<HTMLElement>(null);
  const { pathname, hash } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname || hash) return;
    before.current = pathname;
    return main.current ? focusHeading(main.current) : undefined;
  }, [pathname, hash]);
  return main;
};
