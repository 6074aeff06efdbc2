import { useCallback, useSyncExternalStore } from 'react';

/** Whether the window is narrower than so many CSS pixels; follows turning and resizing. */
export const useNarrow = (below = 860): boolean => {
  const question = `(max-width: ${below}px)`;
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(question);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [question],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(question).matches);
};
