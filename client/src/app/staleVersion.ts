let stale = false;

/** Remembers that a part of the client could not be loaded: after an update the old file names are gone. */
export const watchForUpdates = (): void => {
  window.addEventListener('vite:preloadError', () => {
    stale = true;
  });
};

export const isStale = (): boolean => stale;
