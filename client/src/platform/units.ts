import { listUnits } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { useDeferredValue } from 'react';
import { useCall } from './query.ts';

/** Universities and platforms here whose name holds what was typed; none while nothing is typed. */
export const useUnits = (typed: string): readonly { id: string; name: string }[] => {
  const q = useDeferredValue(typed.trim());
  const found = useCall(listUnits, { query: { q } }, { enabled: q !== '', fresh: 60_000 });
  return q ? (found.data?.items ?? []) : [];
};
