import type { IndexSchema } from '../../platform/search/port.ts';
import type { Column } from './columns.ts';
import type { DocumentStore } from './document.store.ts';
import type { Lexicon } from './lexicon.ts';
import type { Postings } from './postings.ts';
import type { Sounds } from './sounds.ts';
import type { Synonyms } from './synonyms.ts';
import type { TermDictionary } from './term.dictionary.ts';

/** What answering needs to see of an index. */
export interface IndexView {
  readonly schema: IndexSchema;
  readonly filterColumns: ReadonlyMap<string, Column>;
  readonly sortColumns: ReadonlyMap<string, Column>;
  readonly dictionary: TermDictionary;
  readonly sounds: Sounds;
  readonly synonyms: Synonyms;
  readonly store: DocumentStore;
  readonly postings: Postings;
  readonly lexicon: Lexicon;
}
