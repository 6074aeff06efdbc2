import { useCallback, useEffect, useRef, useState } from 'react';

const prefix = 'zq.draft.';
const wait = 600;
const longest = 30 * 86_400_000;

export interface StoredDraft<T> {
  value: T;
  /** ISO moment of the last save */
  at: string;
}

/** The draft kept under this key on this device, unless it is too old or unreadable. */
export const storedDraft = <T>(key: string): StoredDraft<T> | undefined => {
  try {
    const draft = JSON.parse(localStorage.getItem(prefix + key) ?? 'null') as StoredDraft<T> | null;
    return draft && Date.now() - Date.parse(draft.at) < longest ? draft : undefined;
  } catch {
    return undefined;
  }
};

const write = (key: string, value: unknown): string | undefined => {
  const at = new Date().toISOString();
  try {
    localStorage.setItem(prefix + key, JSON.stringify({ value, at }));
    return at;
  } catch {
    return undefined;
  }
};

const erase = (key: string): void => {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // nothing was kept either
  }
};

export interface Draft<T> {
  /** what was found when the form opened; put it into the form, or ignore it */
  restored: T | undefined;
  restoredAt: string | undefined;
  /** ISO moment of the last save in this visit */
  savedAt: string | undefined;
  /** after the server has taken it, or when the writer starts afresh */
  clear: () => void;
}

/**
 * Keeps a form's value on this device while it is typed: soon after a pause, and at once when the page is left or
 * hidden. Put the account and the thing into the key (`need:new:<account>`), so that no other sees it.
 * @param value the form's present value; undefined while it is untouched (nothing is saved then)
 */
export const useDraft = <T>(key: string, value: T | undefined): Draft<T> => {
  const [found, setFound] = useState(() => storedDraft<T>(key));
  const [savedAt, setSavedAt] = useState<string>();
  const pending = useRef<{ key: string; value: T } | undefined>(undefined);

  const flush = useCallback(() => {
    const due = pending.current;
    pending.current = undefined;
    return due ? write(due.key, due.value) : undefined;
  }, []);

  useEffect(() => {
    if (value === undefined) return;
    pending.current = { key, value };
    const timer = setTimeout(() => {
      const at = flush();
      if (at) setSavedAt(at);
    }, wait);
    return () => clearTimeout(timer);
  }, [key, value, flush]);

  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hidden);
      flush();
    };
  }, [flush]);

  const clear = useCallback(() => {
    pending.current = undefined;
    erase(key);
    setFound(undefined);
    setSavedAt(undefined);
  }, [key]);

  return { restored: found?.value, restoredAt: found?.at, savedAt, clear };
};
