import { useQuery } from '@tanstack/react-query';
import { readImport } from '@zhiqiao/shared/imports/import.endpoints';
import type { ImportView } from '@zhiqiao/shared/imports/import.schema';
import { type CallFailed, call } from '../../platform/call.ts';
import { keyOf } from '../../platform/query.ts';

const often = 700;

/** How far an import is; asked again and again while it is being written. */
export const useImport = (id: string, asked: boolean) =>
  useQuery<ImportView, CallFailed>({
    queryKey: keyOf(readImport, { params: { id } }),
    queryFn: ({ signal }) => call(readImport, { params: { id }, signal }),
    refetchInterval: ({ state }) => (asked || state.data?.state === 'writing' ? often : false),
  });
