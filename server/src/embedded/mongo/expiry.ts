import type { Collection } from './catalogue.ts';
import type { Engine } from './engine.ts';
import type { Index } from './index.definition.ts';
import { prepareQuery } from './query.ts';
import { removeRow } from './write.document.ts';

const MOST_AT_ONCE = 1000;

/** Removes what an index says is past its time; true when there may be more. */
function expire(engine: Engine, collection: Collection, index: Index): boolean {
  const field = Object.keys(index.key)[0] as string;
  const limit = new Date(Date.now() - (index.expireAfterSeconds as number) * 1000);
  const filter = { [field]: { $lte: limit }, ...index.partial?.filter };
  const rows = [
    ...prepareQuery(collection, { filter, limit: MOST_AT_ONCE }).rows(engine.writeSource()),
  ];
  for (const row of rows) removeRow(engine, { collection, row });
  return rows.length === MOST_AT_ONCE;
}

const hasExpired = (engine: Engine, collection: Collection, index: Index): boolean => {
  const field = Object.keys(index.key)[0] as string;
  const limit = new Date(Date.now() - (index.expireAfterSeconds as number) * 1000);
  const query = prepareQuery(collection, { filter: { [field]: { $lte: limit } }, limit: 1 });
  const { source, done } = engine.openSource();
  try {
    return !query.rows(source).next().done;
  } finally {
    done();
  }
};

/** Removes the documents whose time to live is over. */
export async function expireDocuments(engine: Engine): Promise<void> {
  for (const collection of engine.catalogue.all()) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined || !hasExpired(engine, collection, index))
        continue;
      while (await engine.write(() => expire(engine, collection, index)));
    }
  }
}
