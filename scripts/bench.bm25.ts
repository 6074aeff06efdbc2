/** Plain BM25 on Han characters, pairs of them and words: what the product's own order is held against. */
const K1 = 1.2;
const B = 0.75;
const TITLE = 3;

/** Characters, pairs and words of a text. */
export function piecesOf(text: string): string[] {
  return [...text.toLowerCase().matchAll(/\p{Script=Han}+|[a-z\d.]+/gu)].flatMap(([run]) => {
    if (!/^\p{Script=Han}/u.test(run)) return run.length > 1 && !/^[\d.]+$/.test(run) ? [run] : [];
    const characters = [...run];
    return [...characters, ...characters.slice(1).map((one, at) => characters[at]! + one)];
  });
}

const counted = (pieces: string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return counts;
};

/** @param documents texts by id @returns for a need's title and text: the score of each document that shares a piece */
export function bm25(documents: ReadonlyMap<string, string>) {
  const postings = new Map<string, { id: string; times: number }[]>();
  const lengths = new Map<string, number>();
  for (const [id, text] of documents) {
    const pieces = piecesOf(text);
    lengths.set(id, pieces.length);
    for (const [piece, times] of counted(pieces)) {
      if (!postings.has(piece)) postings.set(piece, []);
      postings.get(piece)!.push({ id, times });
    }
  }
  const average = [...lengths.values()].reduce((sum, one) => sum + one, 0) / documents.size;
  return (title: string, content: string): Map<string, number> => {
    const scores = new Map<string, number>();
    for (const [piece, weight] of asked(title, content)) {
      const list = postings.get(piece) ?? [];
      const idf = Math.log(1 + (documents.size - list.length + 0.5) / (list.length + 0.5));
      for (const { id, times } of list) {
        const long = K1 * (1 - B + (B * lengths.get(id)!) / average);
        const gained = (weight * idf * times * (K1 + 1)) / (times + long);
        scores.set(id, (scores.get(id) ?? 0) + gained);
      }
    }
    return scores;
  };
}

/** The pieces of a need, the title's three times those of the text, each by the logarithm of its count. */
function asked(title: string, content: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [text, weight] of [[title, TITLE] as const, [content, 1] as const])
    for (const [piece, times] of counted(piecesOf(text)))
      weights.set(piece, (weights.get(piece) ?? 0) + weight * (1 + Math.log(times)));
  return weights;
}
