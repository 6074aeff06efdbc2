import { BLOCK, type Block } from './posting.blocks.ts';
import { packImpact } from './postings.ts';

/** What many documents add, in the order it comes; sorted by term once a block, so that the log stays small. */
export class PostingLog {
  private terms = new Uint32Array(1 << 16);
  private documents = new Uint16Array(1 << 16);
  private impacts = new Uint8Array(1 << 16);
  private length = 0;
  private first = 0;
  private termCount = 0;
  private readonly done: Block[] = [];
  private readonly size: number;

  /** @param size documents a block, at most 65,536 */
  constructor(size = BLOCK) {
    this.size = size;
  }

  /** Documents come lowest first. */
  add(term: number, document: number, weight: number): void {
    if (this.length === 0) this.first = document;
    else if (document - this.first >= this.size) this.endBlock(document);
    if (this.length === this.terms.length) this.widen();
    if (term >= this.termCount) this.termCount = term + 1;
    this.terms[this.length] = term;
    this.documents[this.length] = document - this.first;
    this.impacts[this.length++] = packImpact(weight);
  }

  /** The blocks of all that was added. */
  sorted(): Block[] {
    if (this.length) this.endBlock(0);
    return this.done;
  }

  private endBlock(next: number): void {
    this.done.push(this.block());
    this.length = 0;
    this.first = next;
  }

  /** Counting sort by term; documents of one term keep their order. */
  private block(): Block {
    const { terms, termCount, length } = this;
    const offsets = new Uint32Array(termCount + 1);
    for (let i = 0; i < length; i++) offsets[terms[i]! + 1]!++;
    for (let term = 0; term < termCount; term++) offsets[term + 1]! += offsets[term]!;
    const next = offsets.slice(0, termCount);
    const documents = new Uint16Array(length);
    const impacts = new Uint8Array(length);
    for (let i = 0; i < length; i++) {
      const at = next[terms[i]!]!++;
      documents[at] = this.documents[i]!;
      impacts[at] = this.impacts[i]!;
    }
    return { first: this.first, offsets, documents, impacts };
  }

  private widen(): void {
    const room = Math.ceil(this.length * 1.5);
    const terms = new Uint32Array(room);
    const documents = new Uint16Array(room);
    const impacts = new Uint8Array(room);
    terms.set(this.terms);
    documents.set(this.documents);
    impacts.set(this.impacts);
    this.terms = terms;
    this.documents = documents;
    this.impacts = impacts;
  }
}
