import { jest } from '@jest/globals';

export interface Knock {
  method: string;
  /** path and query */
  address: string;
  headers: Record<string, string>;
  body: unknown;
}

type Answer = { status?: number; json?: unknown } | 'offline';

/** A server for components: answers by "METHOD /path", remembers every knock. The fake of the world beyond fetch. */
export const fakeWire = (answers: Record<string, Answer | ((knock: Knock) => Answer)>) => {
  const knocks: Knock[] = [];
  const answerTo = (knock: Knock): Answer => {
    const found = answers[`${knock.method} ${knock.address.split('?')[0]}`];
    if (!found) return { status: 404, json: { code: 'notFound', detail: {}, requestId: 'r404' } };
    return typeof found === 'function' ? found(knock) : found;
  };
  const fetchNow = async (address: string, request: RequestInit = {}) => {
    const knock: Knock = {
      method: request.method ?? 'GET',
      address,
      headers: request.headers as Record<string, string>,
      body: typeof request.body === 'string' ? JSON.parse(request.body) : request.body,
    };
    knocks.push(knock);
    const answer = answerTo(knock);
    if (answer === 'offline') throw new TypeError('fetch failed');
    const status = answer.status ?? 200;
    return {
      ok: status < 400,
      status,
      headers: new Headers(),
      json: async () => {
        if (answer.json === undefined) throw new SyntaxError('no JSON');
        return answer.json;
      },
      blob: async () => new Blob([JSON.stringify(answer.json)]),
    } as Response;
  };
  globalThis.fetch = jest.fn(fetchNow) as never;
  return {
    knocks,
    of: (start: string) => knocks.filter((k) => `${k.method} ${k.address}`.startsWith(start)),
  };
};
