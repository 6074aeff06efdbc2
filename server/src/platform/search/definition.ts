import type { IndexSchema, SearchDocument, SearchIndex } from './port.ts';

export interface Stamp {
  id: string;
  rev: number;
}

/** What one feature puts into search: its index, every document of it, and the documents of some ids as they are now. */
export interface IndexDefinition {
  schema: IndexSchema;
  /** all documents that belong, in batches */
  all(): AsyncIterable<SearchDocument[]>;
  /** only the ids and revisions of all documents that belong, in batches: cheap to read */
  stamps(): AsyncIterable<Stamp[]>;
  /** the truth of these ids: a document, or nothing where it does not belong (any more) */
  byIds(ids: readonly string[]): Promise<Map<string, SearchDocument>>;
}

/** Brings these ids of an index to the truth of the store. Safe to repeat. */
export const reindex = async (
  search: SearchIndex,
  definition: IndexDefinition,
  ids: readonly string[],
): Promise<void> => {
  const documents = await definition.byIds(ids);
  await search.apply(definition.schema.name, {
    upserts: [...documents.values()],
    deletes: ids.filter((id) => !documents.has(id)),
  });
};

/** The same search, telling of every change that was made here: other processes have an index of their own. */
export const telling = (
  search: SearchIndex,
  tell: (index: string, ids: string[]) => void,
): SearchIndex => ({
  ...search,
  apply: async (index, change) => {
    await search.apply(index, change);
    tell(index, [...(change.upserts ?? []).map(({ id }) => id), ...(change.deletes ?? [])]);
  },
});

/** Rebuilds an index beside the one that serves, and swaps. @returns how many documents it has */
export const rebuild = (search: SearchIndex, definition: IndexDefinition): Promise<number> =>
  search.rebuild(definition.schema.name, definition.all());

/** Compares an index with the store and heals what differs. @returns how many documents differed */
export const reconcile = async (
  search: SearchIndex,
  definition: IndexDefinition,
): Promise<number> => {
  const held = new Map(
    (await search.listIds(definition.schema.name)).map((row) => [row.id, row.rev]),
  );
  let drift = 0;
  for await (const batch of definition.stamps()) {
    const late = batch.filter(({ id, rev }) => held.get(id) !== rev).map(({ id }) => id);
    for (const { id } of batch) held.delete(id);
    drift += late.length;
    if (late.length) await reindex(search, definition, late);
  }
  const gone = [...held.keys()];
  if (gone.length) await reindex(search, definition, gone);
  return drift + gone.length;
};

/**
 * At start, before anybody is answered: makes every index, fills those that are new or of an older layout, and heals the
 * others, since a snapshot may still hold what was hidden after it was written.
 * @param synonyms groups of words that mean the same
 */
export const readyIndexes = async (
  search: SearchIndex,
  definitions: readonly IndexDefinition[],
  synonyms: string[][] = [],
): Promise<void> => {
  for (const definition of definitions) {
    const isNew = await search.ensure({ ...definition.schema, synonyms });
    await (isNew ? rebuild(search, definition) : reconcile(search, definition));
  }
};
