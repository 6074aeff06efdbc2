import { randomUUID } from 'node:crypto';
import { collectionOf } from '../mongo.ts';
import { type IndexDefinition, rebuild } from './definition.ts';
import type { SearchIndex } from './port.ts';

interface Ask {
  _id: 'search.rebuild';
  /** names this asking, so that the work for an older one is no answer to it */
  token: string;
  taken: boolean;
  /** the answer, once it is there */
  done?: Rebuilt[];
  failed?: string;
}

/** What came of one index. */
export interface Rebuilt {
  index: string;
  documents: number;
  ms: number;
}

const asks = () => collectionOf<Ask>('asks');
const one = { _id: 'search.rebuild' as const };

/** Rebuilds every index, one after the other, beside those that serve. */
export const rebuildAll = async (
  search: SearchIndex,
  definitions: readonly IndexDefinition[],
): Promise<Rebuilt[]> => {
  const rebuilt: Rebuilt[] = [];
  for (const definition of definitions) {
    const start = performance.now();
    const documents = await rebuild(search, definition);
    const ms = Math.round(performance.now() - start);
    rebuilt.push({ index: definition.schema.name, documents, ms });
  }
  return rebuilt;
};

/** Asks the application that has the index open to rebuild it: an embedded index belongs to one process. */
export const askRebuild = async (): Promise<void> => {
  await asks().replaceOne(one, { token: randomUUID(), taken: false }, { upsert: true });
};

/** How the last asking stands; asking again forgets older answers. */
export const askedRebuild = (): Promise<Omit<Ask, '_id'> | null> => asks().findOne(one);

/** Does what was asked, if anything was. The one job of the process that has the index. */
export const answerRebuild = async (
  search: SearchIndex,
  definitions: readonly IndexDefinition[],
): Promise<void> => {
  const ask = await asks().findOneAndUpdate({ ...one, taken: false }, { $set: { taken: true } });
  if (!ask) return;
  const answer = await rebuildAll(search, definitions).then(
    (done) => ({ done }),
    (error: Error) => ({ failed: error.message }),
  );
  await asks().updateOne({ ...one, token: ask.token }, { $set: answer });
};
