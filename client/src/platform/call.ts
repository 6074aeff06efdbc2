import type {
  BodyInOf,
  Endpoint,
  ParamsOf,
  QueryInOf,
  ReplyOf,
} from '@zhiqiao/shared/kernel/endpoint';
import type { Issue, RefusalCode } from '@zhiqiao/shared/kernel/refusal';
import { askLine } from './line.ts';

/** Why a call failed: a refusal of the server, or `offline` when nothing answered at all. */
export type FailCode = RefusalCode | 'offline';

/** A call that did not succeed. `requestId` is what the user may quote; `issues` point at fields. */
export class CallFailed extends Error {
  readonly status: number;
  readonly code: FailCode;
  readonly issues: readonly Issue[];
  readonly detail: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  constructor(status: number, code: FailCode, told: Partial<Told> = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'CallFailed';
    this.status = status;
    this.code = code;
    this.issues = told.issues ?? [];
    this.detail = told.detail ?? {};
    this.requestId = told.requestId ?? '';
  }
}

interface Told {
  code: RefusalCode;
  issues: Issue[];
  detail: Record<string, unknown>;
  requestId: string;
}

type Part<K extends string, V> = [V] extends [never]
  ? object
  : unknown extends V
    ? object
    : { [P in K]: V };

/** What a call must be given: exactly the parts its endpoint declares. */
export type Sent<E> = Part<'params', ParamsOf<E>> &
  Partial<Part<'query', QueryInOf<E>>> &
  Part<'body', BodyInOf<E>> & { file?: File; key?: string; signal?: AbortSignal };

type Loose = {
  params?: Record<string, string | number>;
  query?: Record<string, unknown>;
  body?: unknown;
  file?: File;
  key?: string;
  signal?: AbortSignal;
};

const written = (value: unknown): string | undefined => {
  if (value === undefined || value === null || value === '') return undefined;
  return Array.isArray(value) ? value.join(',') || undefined : String(value);
};

/** `/api/needs/:id` with its params filled in and the query behind it; empty values and lists are left out. */
export const addressOf = (path: string, sent: Pick<Loose, 'params' | 'query'> = {}): string => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(sent.params?.[name] ?? '')),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(sent.query ?? {})) {
    const text = written(value);
    if (text !== undefined) search.set(name, text);
  }
  const query = search.toString();
  return query ? `${filled}?${query}` : filled;
};

const withFile = (file: File, body: unknown): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  form.set('file', file);
  return form;
};

const languageNow = (): string => document.documentElement.lang || 'zh-CN';

const requestOf = (method: string, sent: Loose): RequestInit => {
  // The custom header cannot be sent across sites without asking first: that is the CSRF defence.
  const headers: Record<string, string> = {
    'X-Requested-With': 'zhiqiao',
    'Accept-Language': languageNow(),
  };
  if (sent.key) headers['Idempotency-Key'] = sent.key;
  const base = {
    method,
    headers,
    credentials: 'same-origin' as const,
    signal: sent.signal ?? null,
  };
  if (sent.file) return { ...base, body: withFile(sent.file, sent.body) };
  if (method === 'GET' || sent.body === undefined) return base;
  headers['Content-Type'] = 'application/json';
  return { ...base, body: JSON.stringify(sent.body) };
};

const failureOf = (status: number, told: Partial<Told>, asked?: string | null): CallFailed => {
  // A gateway that answers for a server that is down speaks no JSON of ours.
  const code =
    told.code ?? (status === 0 || (status >= 502 && status <= 504) ? 'offline' : 'fault');
  return new CallFailed(status, code, { ...told, requestId: told.requestId ?? asked ?? '' });
};

const reach = async (address: string, request: RequestInit): Promise<Response> => {
  let response: Response;
  try {
    response = await fetch(address, request);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new CallFailed(0, 'offline', {}, cause);
  }
  if (!response.ok) {
    const told = (await response.json().catch(() => ({}))) as Partial<Told>;
    throw failureOf(response.status, told, response.headers.get('x-request-id'));
  }
  return response;
};

/**
 * Knocks at an endpoint and returns its reply (a Blob for `answers: 'file'`).
 * @throws CallFailed for every answer but a good one; an aborted call throws the AbortError itself
 */
export const call = async <E extends Endpoint>(
  door: E,
  sent: Sent<E>,
): Promise<E['answers'] extends 'file' ? Blob : ReplyOf<E>> => {
  const loose = sent as Loose;
  const { params, body } = loose;
  const live = await askLine(door, { params, body }, languageNow());
  if (live?.status === 200) return live.body as never;
  if (live) throw failureOf(live.status, live.body as Partial<Told>);
  const response = await reach(addressOf(door.path, loose), requestOf(door.method, loose));
  return (door.answers === 'file' ? response.blob() : response.json()) as never;
};
