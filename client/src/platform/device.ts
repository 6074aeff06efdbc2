import { useSyncExternalStore } from 'react';

export type Language = 'zh-CN' | 'en';
export type Size = 'normal' | 'large';

const key = { language: 'zq.language', size: 'zq.size' } as const;
const listeners = new Set<() => void>();

// Storage may be forbidden (private windows, kiosk policies): the switch still works for this visit.
const read = (name: string): string | null => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const keep = (name: string, value: string): void => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // nothing to keep it in
  }
};

/** The language this device was last used in; on a first visit English for an English browser. */
export const savedLanguage = (): Language => {
  const saved = read(key.language);
  if (saved) return saved === 'en' ? 'en' : 'zh-CN';
  return /^en\b/i.test(navigator.language) ? 'en' : 'zh-CN';
};

export const savedSize = (): Size => (read(key.size) === 'large' ? 'large' : 'normal');

export const keepLanguage = (language: Language): void => {
  keep(key.language, language);
  document.documentElement.lang = language;
};

/** Switches the type size of the whole page (`html[data-size]`) and remembers it on this device. */
export const setSize = (size: Size): void => {
  keep(key.size, size);
  if (size === 'large') document.documentElement.dataset.size = 'large';
  else delete document.documentElement.dataset.size;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const currentSize = (): Size =>
  document.documentElement.dataset.size === 'large' ? 'large' : 'normal';

export const useSize = (): Size => useSyncExternalStore(subscribe, currentSize);
