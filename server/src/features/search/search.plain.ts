import type { IndexDefinition } from '../../platform/search/definition.ts';

/** A page of an index's documents straight from the store, in the store's order: for when the engine is away. */
export const plainPage = async <C>(
  definition: IndexDefinition,
  query: { page: number; pageSize: number },
): Promise<{ cards: C[]; total: number }> => {
  const first = (query.page - 1) * query.pageSize;
  const cards: C[] = [];
  let total = 0;
  for await (const batch of definition.all()) {
    for (const document of batch) {
      if (total >= first && cards.length < query.pageSize)
        cards.push(JSON.parse(String(document.card)) as C);
      total += 1;
    }
  }
  return { cards, total };
};
