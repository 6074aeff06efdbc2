import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Endpoint, ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import { useRef } from 'react';
import { addressOf, CallFailed, call, type Sent } from './call.ts';

type Asked = { params?: Record<string, string | number>; query?: Record<string, unknown> };
export type QueryKey = readonly (string | Record<string, unknown>)[];

/** The cache key of a call: the words of its path, then its query. `needs/42` is a prefix of all about need 42. */
export const keyOf = (door: Pick<Endpoint, 'path'>, sent: Asked = {}): QueryKey => {
  const words = addressOf(door.path, { params: sent.params ?? {} })
    .split('/')
    .slice(2);
  return sent.query ? [...words, sent.query] : words;
};

/** A topic (`needs/42`, `desk`) as the beginning of the keys it speaks of. */
export const topicKey = (topic: string): string[] => topic.split('/').filter(Boolean);

const worthAnotherTry = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof CallFailed && (error.status === 0 || error.status >= 502);

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: worthAnotherTry, refetchOnWindowFocus: true },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

export interface CallOptions {
  enabled?: boolean;
  /** go on showing the last page of a list while the next one comes */
  keep?: boolean;
  /** milliseconds for which the answer counts as fresh */
  fresh?: number;
}

/** Reads an endpoint through the cache. Refetched when a nudge or a change names its topic. */
export const useCall = <E extends Endpoint>(
  door: E,
  sent: Omit<Sent<E>, 'signal' | 'key' | 'file'>,
  options: CallOptions = {},
): UseQueryResult<ReplyOf<E>, CallFailed> =>
  useQuery<ReplyOf<E>, CallFailed>({
    queryKey: keyOf(door, sent as Asked),
    queryFn: ({ signal }) => call(door, { ...sent, signal } as Sent<E>) as Promise<ReplyOf<E>>,
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.fresh === undefined ? {} : { staleTime: options.fresh }),
  });

export interface SendOptions<E> {
  /** what else became old: `desk`, `needs/42`. The endpoint's own noun always does. */
  touches?: readonly string[];
  /** a link that works once: read again, what stands on the screen would be answered as expired */
  usedUp?: boolean;
  onDone?: (reply: ReplyOf<E>) => void;
}

// The same input sent again after a failure is the same deed; anything else is a new one.
const useOnceKey = () => {
  const last = useRef({ input: '', key: '' });
  return {
    of: (input: string): string => {
      if (last.current.input !== input) last.current = { input, key: crypto.randomUUID() };
      return last.current.key;
    },
    done: () => {
      last.current = { input: '', key: '' };
    },
  };
};

/** Changes something: `send.mutate({ params, body })`; afterwards what it touched is read again. */
export const useSend = <E extends Endpoint>(
  door: E,
  options: SendOptions<E> = {},
): UseMutationResult<ReplyOf<E>, CallFailed, Sent<E>> => {
  const cache = useQueryClient();
  const once = useOnceKey();
  return useMutation<ReplyOf<E>, CallFailed, Sent<E>>({
    mutationFn: (sent) => {
      const key = door.once ? { key: once.of(JSON.stringify(sent)) } : {};
      return call(door, { ...key, ...sent }) as Promise<ReplyOf<E>>;
    },
    onSuccess: (reply) => {
      once.done();
      const own = options.usedUp ? [] : [keyOf(door).slice(0, 1) as string[]];
      for (const key of [...own, ...(options.touches ?? []).map(topicKey)]) {
        void cache.invalidateQueries({ queryKey: key });
      }
      options.onDone?.(reply);
    },
  });
};
