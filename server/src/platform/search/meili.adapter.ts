import { isDeepStrictEqual } from 'node:util';
import {
  type EnqueuedTaskPromise,
  type IndexSwap,
  Meilisearch,
  MeilisearchApiError,
} from 'meilisearch';
import { checkDocument } from '../../embedded/search/document.store.ts';
import { fuse, type ProbeResult, probeQueries, probesOf } from './meili.candidates.ts';
import { toStored } from './meili.documents.ts';
import { type MeiliResult, replyOf } from './meili.replies.ts';
import { checkRequest, searchQueries, settingsOf } from './meili.requests.ts';
import {
  type Candidate,
  type CandidateRequest,
  type Capabilities,
  type IndexSchema,
  type SearchDocument,
  SearchFault,
  type SearchIndex,
  type SearchReply,
  type SearchRequest,
  sameLayout,
} from './port.ts';

const CAPS: Capabilities = { termLimit: 10, pinyin: true, hanTypos: false, exactTotals: false };
/** holds one document an index: the schema it was laid out by */
const SCHEMAS = 'zhiqiao_schemas';
const REQUEST_TIMEOUT_MS = 10_000;
const TASK_TIMEOUT_MS = 10 * 60_000;
const IDS_A_PAGE = 1000;
const ID_AND_REV: ('id' | 'rev')[] = ['id', 'rev'];

type Change = { upserts?: SearchDocument[]; deletes?: string[] };

/** Meilisearch behind the port. Nothing is asked of it before the first call. */
export function connectMeili(options: { url: string; key?: string | undefined }): SearchIndex {
  const client = new Meilisearch({
    host: options.url,
    ...(options.key && { apiKey: options.key }),
    timeout: REQUEST_TIMEOUT_MS,
  });
  return new MeiliIndex(client);
}

class MeiliIndex implements SearchIndex {
  readonly caps = CAPS;
  private readonly schemas = new Map<string, IndexSchema>();
  /** for each index being rebuilt the ids that changed meanwhile: the builder's reading of them is old */
  private readonly rebuilding = new Map<string, Set<string>>();
  private readonly client: Meilisearch;

  constructor(client: Meilisearch) {
    this.client = client;
  }

  async ensure(schema: IndexSchema): Promise<boolean> {
    this.schemas.set(schema.name, schema);
    const known = await this.layout(schema.name);
    if (isDeepStrictEqual(known, schema)) return false;
    if (!known) await this.create(schema.name);
    await done(this.client.index(schema.name).updateSettings(settingsOf(schema)));
    const layout = { id: schema.name, schema: JSON.stringify(schema) };
    await done(this.client.index(SCHEMAS).addDocuments([layout], { primaryKey: 'id' }));
    return !known || !sameLayout(known, schema);
  }

  async search(request: SearchRequest): Promise<SearchReply> {
    const schema = this.schema(request.index);
    checkRequest(request, schema);
    const ask = async (strategy: 'all' | 'last'): Promise<SearchReply> => {
      const { results } = await answered(
        this.client.multiSearch({ queries: searchQueries(request, strategy) }),
      );
      return replyOf(results as MeiliResult[], request, schema);
    };
    const strict = await ask('all');
    if (strict.total > 0 || !request.q?.trim()) return strict;
    const relaxed = await ask('last');
    return relaxed.total > 0 ? { ...relaxed, relaxed: true } : strict;
  }

  async candidates(request: CandidateRequest): Promise<Candidate[]> {
    this.schema(request.index);
    const probes = probesOf(request);
    if (!probes.length) return [];
    const [{ results }, { numberOfDocuments }] = await Promise.all([
      answered(this.client.multiSearch({ queries: probeQueries(request, probes) })),
      answered(this.client.index(request.index).getStats()),
    ]);
    return fuse(request, probes, results as ProbeResult[], numberOfDocuments);
  }

  async apply(index: string, change: Change): Promise<void> {
    const schema = this.schema(index);
    change.upserts?.forEach(checkDocument);
    const touched = this.rebuilding.get(index);
    if (touched) {
      for (const id of change.deletes ?? []) touched.add(id);
      for (const { id } of change.upserts ?? []) touched.add(id);
      await this.write(shadowOf(index), schema, change);
    }
    await this.write(index, schema, change);
  }

  async rebuild(index: string, documents: AsyncIterable<SearchDocument[]>): Promise<number> {
    const schema = this.schema(index);
    if (this.rebuilding.has(index)) {
      throw new SearchFault('busy', `index "${index}" is being rebuilt already`);
    }
    const shadow = shadowOf(index);
    await answered(this.client.deleteIndexIfExists(shadow));
    await this.create(shadow);
    const touched = new Set<string>();
    this.rebuilding.set(index, touched);
    try {
      await done(this.client.index(shadow).updateSettings(settingsOf(schema)));
      for await (const batch of documents) {
        batch.forEach(checkDocument);
        await this.write(shadow, schema, { upserts: batch.filter(({ id }) => !touched.has(id)) });
      }
      await done(this.client.swapIndexes([swapOf(index, shadow)]));
    } finally {
      this.rebuilding.delete(index);
      await done(this.client.deleteIndex(shadow));
    }
    return (await answered(this.client.index(index).getStats())).numberOfDocuments;
  }

  async listIds(index: string): Promise<{ id: string; rev: number }[]> {
    this.schema(index);
    const found: { id: string; rev: number }[] = [];
    for (;;) {
      const page = { fields: ID_AND_REV, limit: IDS_A_PAGE, offset: found.length };
      const { results } = await answered(
        this.client.index<{ id: string; rev: number }>(index).getDocuments(page),
      );
      found.push(...results.map(({ id, rev }) => ({ id, rev })));
      if (results.length < IDS_A_PAGE) return found;
    }
  }

  async health(): Promise<{ ready: boolean; detail?: string }> {
    try {
      await this.client.health();
      // which is answered without a key: whether ours is taken tells what is asked with it
      await this.layout(SCHEMAS);
      return { ready: true };
    } catch (error) {
      return { ready: false, detail: (error as Error).message };
    }
  }

  async close(): Promise<void> {
    this.schemas.clear();
  }

  private async write(uid: string, schema: IndexSchema, { upserts, deletes }: Change) {
    const index = this.client.index(uid);
    if (deletes?.length) await done(index.deleteDocuments(deletes));
    if (!upserts?.length) return;
    const stored = upserts.map((document) => toStored(document, schema));
    await done(index.addDocuments(stored, { primaryKey: 'id' }));
  }

  private async create(uid: string): Promise<void> {
    await done(this.client.createIndex(uid, { primaryKey: 'id' }), 'index_already_exists');
  }

  private schema(index: string): IndexSchema {
    const schema = this.schemas.get(index);
    if (schema) return schema;
    throw new SearchFault('unknownIndex', `there is no search index "${index}": ensure() it first`);
  }

  /** The schema an index was laid out by, as Meilisearch remembers it. */
  private async layout(name: string): Promise<IndexSchema | undefined> {
    try {
      const held = await this.client.index(SCHEMAS).getDocument(name);
      return JSON.parse(held.schema as string) as IndexSchema;
    } catch (error) {
      if (error instanceof MeilisearchApiError && error.response.status === 404) return undefined;
      throw translated(error);
    }
  }
}

/** Without `rename`, which the client's types want and every server before 1.18 refuses as an unknown field. */
const swapOf = (one: string, other: string): IndexSwap =>
  ({ indexes: [one, other] }) satisfies Partial<IndexSwap> as IndexSwap;

const shadowOf = (index: string): string => `${index}__next`;

/** Waits until Meilisearch has done a task and throws when it failed, except for one foreseen code. */
async function done(task: EnqueuedTaskPromise, foreseen?: string): Promise<void> {
  const { status, error } = await answered(task.waitTask({ timeout: TASK_TIMEOUT_MS }));
  if (status === 'succeeded' || (error && error.code === foreseen)) return;
  throw new SearchFault('refused', `Meilisearch ${status} a task: ${error?.message ?? ''}`);
}

async function answered<T>(call: Promise<T>): Promise<T> {
  return call.catch((error: unknown) => {
    throw translated(error);
  });
}

function translated(error: unknown): SearchFault {
  const refused = error instanceof MeilisearchApiError;
  const { message } = error as Error;
  return new SearchFault(refused ? 'refused' : 'down', `Meilisearch: ${message}`, { cause: error });
}
