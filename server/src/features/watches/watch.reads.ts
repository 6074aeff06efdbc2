import { WatchModel, type WatchRow } from './watch.model.ts';

/** What a notice says of a saved search: how many are new, the first of them, and where the list is. */
export const watchTold = async (
  id: string,
): Promise<{ words: Record<string, string>; watcher: string; list: string } | undefined> => {
  const row = await WatchModel.findById(id).lean<WatchRow>();
  if (!row) return undefined;
  const address = row.address ? `?${row.address}` : '';
  return {
    words: {
      name: row.name,
      title: row.first,
      count: String(row.told),
      address: `/${row.kind}${address}`,
    },
    watcher: String(row.account),
    list: row.kind,
  };
};
