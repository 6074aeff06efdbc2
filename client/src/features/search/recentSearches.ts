const key = 'zq.searched';
const most = 6;

// Storage may be forbidden: then nothing is remembered, and nothing breaks.
/** What was searched on this device, latest first. */
export const recentSearches = (): string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
};

export const rememberSearch = (q: string): void => {
  const text = q.trim();
  if (!text) return;
  const next = [text, ...recentSearches().filter((one) => one !== text)].slice(0, most);
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // nothing to keep it in
  }
};

export const forgetSearches = (): void => {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
};
