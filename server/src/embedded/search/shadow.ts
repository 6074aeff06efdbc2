import type { IndexSchema, SearchDocument } from '../../platform/search/port.ts';
import { Engine } from './engine.ts';

/**
 * An index being built beside the one in use. Changes that arrive meanwhile go into both and win over
 * the older reading of the same thing that the builder may still deliver.
 */
export class Shadow {
  private readonly engine: Engine;
  private readonly deleted = new Set<string>();

  constructor(schema: IndexSchema) {
    this.engine = new Engine(schema);
    this.engine.openLog();
  }

  /** Documents as the builder read them, some time ago. */
  add(documents: SearchDocument[]): void {
    const current = documents.filter(({ id, rev }) => {
      const held = this.engine.store.revOf(id);
      return !this.deleted.has(id) && (held === undefined || held <= rev);
    });
    this.engine.apply({ upserts: current });
  }

  /** A change made to the index in use. */
  follow(change: { upserts?: SearchDocument[]; deletes?: string[] }): void {
    for (const id of change.deletes ?? []) this.deleted.add(id);
    for (const { id } of change.upserts ?? []) this.deleted.delete(id);
    this.engine.apply(change);
  }

  finish(): Engine {
    this.engine.closeLog();
    return this.engine;
  }
}
