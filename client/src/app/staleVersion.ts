let stale = false;

/** Remembers that a part of the client could not be loaded: after an update the old file names are gone. */
export const watchForUpdates = (): void => {
  window.addEventListener('vite:preloadError', () => {
    stale = true;
  });
};

// Chromium, Firefox and Safari say it each in their own words.
const unloaded =
  /dynamically imported module|importing a module script failed|unable to preload css/i;

/** Whether something broke since a part of the client is not there any more. */
export const isStale = (error: unknown): boolean =>
  stale || (error instanceof Error && unloaded.test(error.message));

const reloadedAt = 'zq.reloaded';
/** Milliseconds within which a second reload would not help: the part is missing for another reason. */
const again = 60_000;

/** Whether to load the page anew by itself: once, since what was typed is kept as drafts; then people are asked. */
export const shouldReload = (now = Date.now()): boolean => {
  try {
    const last = Number(sessionStorage.getItem(reloadedAt) ?? 0);
    if (now - last < again) return false;
    sessionStorage.setItem(reloadedAt, String(now));
    return true;
  } catch {
    // Nothing can be remembered here, and a page must not reload for ever.
    return false;
  }
};
