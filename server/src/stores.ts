import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { StoreNote } from './embedded/mongo/slow.note.ts';
import type { Log } from './platform/log.ts';
import type { SearchIndex } from './platform/search/port.ts';

/** The store and the search engine under way, each in its own time. */
export interface Stores {
  store: Promise<{ uri: string; stop(): Promise<void> }>;
  search: Promise<SearchIndex>;
}

let log: Log | undefined;

/** Slow commands and faults of the embedded store. What writes them down is read only when there is one. */
const tell = async (config: Config, { kind, text, slow }: StoreNote): Promise<void> => {
  const [{ makeLog }, { countSlow }] = await Promise.all([
    import('./platform/log.ts'),
    import('./platform/metrics.ts'),
  ]);
  log ??= makeLog(config.logLevel);
  if (kind === 'fault') log.error({ fault: text }, 'fault in the store');
  else {
    countSlow();
    log.warn({ slow }, 'slow query');
  }
};

const openStore = async (config: Config) => {
  if (config.mongodbUri) return { uri: config.mongodbUri, stop: async () => {} };
  const { startStore } = await import('./embedded/mongo/start.ts');
  return startStore({
    dir: join(config.dataDir, 'store'),
    slowMs: config.slowQueryMs,
    note: (note) => void tell(config, note),
  });
};

const openSearch = async (config: Config): Promise<SearchIndex> => {
  if (config.meili) {
    const { connectMeili } = await import('./platform/search/meili.adapter.ts');
    return connectMeili(config.meili);
  }
  const { startSearch } = await import('./embedded/search/start.ts');
  return startSearch({ dir: join(config.dataDir, 'search') });
};

/** Begins to open what holds the data; threads of their own work on it while the rest of the application is read. */
export const openStores = (config: Config): Stores => {
  mkdirSync(config.dataDir, { recursive: true });
  const stores = { store: openStore(config), search: openSearch(config) };
  // Whoever awaits them is told; until then a failure must not end the process without a word.
  for (const opening of Object.values(stores)) opening.catch(() => {});
  return stores;
};
