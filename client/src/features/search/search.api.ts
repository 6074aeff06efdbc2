import { searchAll } from '@zhiqiao/shared/search/search.endpoints';
import { useCall } from '../../platform/query.ts';

/** A few of each kind with their counts; nothing is asked while there is nothing to look for. */
export const useFoundOfAllKinds = (q: string) =>
  useCall(searchAll, { query: { q } }, { enabled: q.trim() !== '', keep: true });
