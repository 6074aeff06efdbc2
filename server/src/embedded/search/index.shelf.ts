import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  type Candidate,
  type CandidateRequest,
  type IndexSchema,
  type SearchDocument,
  SearchFault,
  type SearchReply,
  type SearchRequest,
  sameLayout,
} from '../../platform/search/port.ts';
import { type PackedCandidates, packCandidates } from './candidates.packed.ts';
import { Engine } from './engine.ts';
import { Shadow } from './shadow.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

const INDEX_NAME = /^[\w-]{1,100}$/;

/** Changes, as a share of the documents, that take about as long to catch up with as the whole index takes to save. */
const WORTH_SAVING = 0.02;
const FEWEST_WORTH_SAVING = 100;

/** All indexes of the process by name: the operations of the port, synchronous, as the worker runs them. */
export class IndexShelf {
  private readonly engines = new Map<string, Engine>();
  private readonly shadows = new Map<string, Shadow>();
  /** how many documents changed since an index was last written */
  private readonly changed = new Map<string, number>();
  private readonly dir: string | undefined;
  private fault: string | undefined;

  constructor(dir?: string) {
    this.dir = dir;
    if (dir) mkdirSync(dir, { recursive: true });
  }

  /** See the port. A risen version indexes the held documents anew at once, so that new fields answer. */
  ensure(schema: IndexSchema): boolean {
    if (!INDEX_NAME.test(schema.name)) {
      throw new SearchFault('unknownIndex', `an index cannot be named "${schema.name}"`);
    }
    const held = this.engines.get(schema.name) ?? this.load(schema.name);
    if (held && isDeepStrictEqual(held.schema, schema)) {
      this.engines.set(schema.name, held);
      return false;
    }
    if (held && sameLayout(held.schema, schema)) {
      held.rephrase(schema);
      this.engines.set(schema.name, held);
      this.changed.set(schema.name, Number.POSITIVE_INFINITY);
      return false;
    }
    const engine = new Engine(schema);
    if (held) {
      engine.openLog();
      engine.apply({ upserts: [...held.store.all()] });
      engine.closeLog();
    }
    this.engines.set(schema.name, engine);
    this.changed.set(schema.name, Number.POSITIVE_INFINITY);
    return true;
  }

  search(request: SearchRequest): SearchReply {
    return this.engine(request.index).search(request);
  }

  candidates(request: CandidateRequest): Candidate[] {
    return this.engine(request.index).candidates(request);
  }

  packedCandidates(request: CandidateRequest): PackedCandidates {
    return packCandidates(this.candidates(request));
  }

  apply(index: string, change: { upserts?: SearchDocument[]; deletes?: string[] }): void {
    this.engine(index).apply(change);
    this.shadows.get(index)?.follow(change);
    const more = (change.upserts?.length ?? 0) + (change.deletes?.length ?? 0);
    this.changed.set(index, (this.changed.get(index) ?? 0) + more);
  }

  listIds(index: string): { id: string; rev: number }[] {
    return this.engine(index).listIds();
  }

  beginRebuild(index: string): void {
    if (this.shadows.has(index)) {
      throw new SearchFault('busy', `index "${index}" is being rebuilt already`);
    }
    this.shadows.set(index, new Shadow(this.engine(index).schema));
  }

  addToRebuild(index: string, documents: SearchDocument[]): void {
    this.shadows.get(index)?.add(documents);
  }

  /** Puts the new index into the old one's place; the number of its documents. */
  finishRebuild(index: string): number {
    const engine = this.shadows.get(index)?.finish() ?? this.engine(index);
    this.shadows.delete(index);
    this.engines.set(index, engine);
    this.changed.set(index, Number.POSITIVE_INFINITY);
    this.saveQuietly();
    return engine.store.living;
  }

  dropRebuild(index: string): void {
    this.shadows.delete(index);
  }

  /** Writes every index that changed since it was last written; nothing without a folder. */
  save(): void {
    this.saveSome(() => true);
  }

  /**
   * Saves, while searches wait, what a crash would make long to catch up with: a save takes as long as some hundredths of
   * the documents take to index. Quiet as `saveQuietly`.
   */
  saveWorthwhile(): void {
    this.quietly(() =>
      this.saveSome((name, changes) => {
        const share = this.engine(name).store.living * WORTH_SAVING;
        return changes >= Math.max(FEWEST_WORTH_SAVING, share);
      }),
    );
  }

  private saveSome(which: (name: string, changes: number) => boolean): void {
    if (!this.dir) return;
    for (const [name, changes] of this.changed) {
      if (!which(name, changes)) continue;
      writeSnapshot(join(this.dir, `${name}.index`), this.engine(name).state());
      this.changed.delete(name);
    }
  }

  /** Saves where nobody asked for it: a full disk is told by `trouble`, and tried again later. */
  saveQuietly(): void {
    this.quietly(() => this.save());
  }

  private quietly(save: () => void): void {
    try {
      save();
      this.fault = undefined;
    } catch (error) {
      this.fault = `the search snapshot could not be written: ${(error as Error).message}`;
    }
  }

  /** What went wrong lately without keeping anybody from searching. */
  trouble(): string | undefined {
    return this.fault;
  }

  private load(name: string): Engine | undefined {
    const state = this.dir && readSnapshot(join(this.dir, `${name}.index`));
    return state ? new Engine(state.schema, state) : undefined;
  }

  private engine(name: string): Engine {
    const engine = this.engines.get(name);
    if (engine) return engine;
    throw new SearchFault('unknownIndex', `there is no search index "${name}": ensure() it first`);
  }
}
