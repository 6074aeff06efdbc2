export type Kind = 'needs' | 'outcomes' | 'experts' | 'organisations';
export const kinds: readonly Kind[] = ['needs', 'outcomes', 'experts', 'organisations'];

/** The list of a kind, or the page of all kinds, with these words searched. */
export const listAddress = (kind: Kind | 'all', words = ''): string => {
  const list = kind === 'all' ? '/search' : `/${kind}`;
  return words ? `${list}?q=${encodeURIComponent(words)}` : list;
};

/** The page of one thing that was found. */
export const foundAddress = (kind: Kind, id: string): string => `/${kind}/${id}`;
