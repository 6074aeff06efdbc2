import type {
  Candidate,
  CandidateRequest,
  IndexSchema,
  SearchDocument,
  SearchReply,
  SearchRequest,
} from '../../platform/search/port.ts';
import { findCandidates } from './candidates.ts';
import { Column } from './columns.ts';
import { checkDocument, DocumentStore } from './document.store.ts';
import { FieldWeights, type LengthSums } from './field.weights.ts';
import type { IndexView } from './index.view.ts';
import type { Lexicon } from './lexicon.ts';
import type { Block } from './posting.blocks.ts';
import { PostingLog } from './posting.log.ts';
import { Postings } from './postings.ts';
import { answer } from './search.answer.ts';
import { Sounds } from './sounds.ts';
import { Synonyms } from './synonyms.ts';
import { TermDictionary } from './term.dictionary.ts';

/** So many upserts at once are cheaper to sort in one go than to file one by one. */
const BULK = 1000;
const FEWEST_TO_MERGE = 1000;
const DEAD_SHARE = 0.2;
const FRESH_SHARE = 0.25;
const FEWEST_FRESH = 200_000;

export interface EngineState {
  schema: IndexSchema;
  lengths: LengthSums;
  dictionary: TermDictionary;
  postings: readonly Block[];
  store: DocumentStore;
  columns: ReadonlyMap<string, Column>;
}

/** One index in memory. Everything here is synchronous; the worker around it takes care of turns. */
export class Engine implements IndexView {
  schema: IndexSchema;
  synonyms: Synonyms;
  private columns = new Map<string, Column>();
  readonly dictionary: TermDictionary;
  readonly sounds: Sounds;
  store: DocumentStore;
  postings: Postings;
  private readonly weights: FieldWeights;
  private log: PostingLog | null = null;

  constructor(schema: IndexSchema, state?: EngineState) {
    this.schema = schema;
    this.synonyms = new Synonyms(schema.synonyms);
    this.dictionary = state?.dictionary ?? new TermDictionary();
    this.postings = new Postings(state?.postings);
    this.weights = new FieldWeights(schema, state?.lengths);
    this.sounds = new Sounds(this.dictionary);
    this.store = state?.store ?? new DocumentStore();
    for (const field of new Set([...schema.filters, ...schema.sorts]))
      this.columns.set(field, state?.columns.get(field) ?? new Column());
    this.sounds.catchUp();
  }

  /** Other synonyms for the same documents: nothing held depends on them. */
  rephrase(schema: IndexSchema): void {
    this.schema = schema;
    this.synonyms = new Synonyms(schema.synonyms);
  }

  get lexicon(): Lexicon {
    const { dictionary, postings, store } = this;
    return { dictionary, postings, documents: store.count };
  }

  search(request: SearchRequest): SearchReply {
    return answer(this, request);
  }

  candidates(request: CandidateRequest): Candidate[] {
    return findCandidates(this, request);
  }

  /** Deletes first, then upserts; checks every document before it changes anything. */
  apply(change: { upserts?: SearchDocument[]; deletes?: string[] }): void {
    const upserts = change.upserts ?? [];
    upserts.forEach(checkDocument);
    for (const id of change.deletes ?? []) this.store.remove(id);
    const bulk = upserts.length >= BULK && !this.log;
    if (bulk) this.openLog();
    this.weights.observe(upserts);
    for (const document of upserts) this.index(document);
    if (bulk) this.closeLog();
    else if (!this.log && this.isWorn()) this.merge();
  }

  /** From here until `closeLog` nothing new is found; what comes is sorted in at once. */
  openLog(): void {
    this.log = new PostingLog();
  }

  closeLog(): void {
    const sorted = this.log?.sorted();
    this.log = null;
    if (!sorted) return;
    const first = this.postings.base.length === 0 && this.postings.freshCount === 0;
    if (first) this.postings = new Postings(sorted);
    else this.merge(sorted);
    // here, where nobody waits: the first who types pinyin would otherwise wait for all terms' sounds
    this.sounds.catchUp();
  }

  listIds(): { id: string; rev: number }[] {
    return this.store.marks();
  }

  /** Everything a snapshot needs, without tombstones. */
  state(): EngineState {
    this.merge();
    return {
      schema: this.schema,
      lengths: this.weights.lengths,
      dictionary: this.dictionary,
      postings: this.postings.base,
      store: this.store,
      columns: this.columns,
    };
  }

  private index(document: SearchDocument): void {
    const number = this.hold(document);
    const into = this.log ?? this.postings;
    this.weights.terms(document, this.dictionary, (term, weight) => into.add(term, number, weight));
  }

  private hold(document: SearchDocument): number {
    const number = this.store.put(document);
    for (const [field, column] of this.columns) column.set(number, document[field]);
    return number;
  }

  private isWorn(): boolean {
    const { dead, count } = this.store;
    const { freshCount, baseCount } = this.postings;
    const manyDead = dead > Math.max(FEWEST_TO_MERGE, count * DEAD_SHARE);
    return manyDead || freshCount > Math.max(FEWEST_FRESH, baseCount * FRESH_SHARE);
  }

  get filterColumns(): ReadonlyMap<string, Column> {
    return this.columnsOf(this.schema.filters);
  }

  get sortColumns(): ReadonlyMap<string, Column> {
    return this.columnsOf(this.schema.sorts);
  }

  private columnsOf(fields: string[]): ReadonlyMap<string, Column> {
    return new Map(fields.map((field) => [field, this.columns.get(field)!]));
  }

  /** Drops the tombstones and flattens the postings; where there is nothing to do, nothing is copied. */
  private merge(sorted?: readonly Block[]): void {
    if (!sorted && this.store.dead === 0 && this.postings.freshCount === 0) return;
    const renumber = this.store.renumbering();
    this.postings = this.postings.merged(this.dictionary.size, renumber, sorted);
    if (this.store.dead === 0) return;
    this.store = this.store.compacted(renumber);
    for (const [field, column] of this.columns)
      this.columns.set(field, column.renumbered(renumber));
  }
}
