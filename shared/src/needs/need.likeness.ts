interface Told {
  title: string;
  background: string;
}

const pairs = (text: string): Set<string> => {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(
    Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)),
  );
};

const overlap = (a: Set<string>, b: Set<string>): number => {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return shared / (a.size + b.size - shared);
};

/** How far two needs say the same, 0..1: shared character pairs, the title counting twice. */
export const likeness = (one: Told, other: Told): number => {
  const title = overlap(pairs(one.title), pairs(other.title));
  if (!one.background || !other.background) return title;
  return (2 * title + overlap(pairs(one.background), pairs(other.background))) / 3;
};
