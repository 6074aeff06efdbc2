import { useState } from 'react';

const key = (expert: string) => `zq.aside.${expert}`;

const read = (expert: string): string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(expert)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
};

/** Needs an expert does not want to see again in today's list; kept on this device. */
export const usePutAside = (expert: string) => {
  const [aside, setAside] = useState(() => read(expert));
  const keep = (next: string[]) => {
    setAside(next);
    try {
      localStorage.setItem(key(expert), JSON.stringify(next.slice(-200)));
    } catch {
      // it holds for this visit
    }
  };
  return {
    aside: new Set(aside),
    put: (need: string) => keep([...aside, need]),
    restore: () => keep([]),
  };
};
