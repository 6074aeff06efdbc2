import { type BasePostings, packImpact } from './postings.ts';

/** What many documents add, in the order it comes; sorted by term once, at the end. */
export class PostingLog {
  private terms = new Uint32Array(1 << 16);
  private documents = new Uint32Array(1 << 16);
  private impacts = new Uint8Array(1 << 16);
  private length = 0;

  add(term: number, document: number, weight: number): void {
    if (this.length === this.terms.length) this.widen();
    this.terms[this.length] = term;
    this.documents[this.length] = document;
    this.impacts[this.length++] = packImpact(weight);
  }

  /** Counting sort by term; documents of one term keep their order. */
  sorted(termCount: number): BasePostings {
    const offsets = new Uint32Array(termCount + 1);
    for (let i = 0; i < this.length; i++) offsets[this.terms[i]! + 1]!++;
    for (let term = 0; term < termCount; term++) offsets[term + 1]! += offsets[term]!;
    const next = offsets.slice(0, termCount);
    const documents = new Uint32Array(this.length);
    const impacts = new Uint8Array(this.length);
    for (let i = 0; i < this.length; i++) {
      const at = next[this.terms[i]!]!++;
      documents[at] = this.documents[i]!;
      impacts[at] = this.impacts[i]!;
    }
    return { offsets, documents, impacts };
  }

  private widen(): void {
    const room = this.length * 2;
    const terms = new Uint32Array(room);
    const documents = new Uint32Array(room);
    const impacts = new Uint8Array(room);
    terms.set(this.terms);
    documents.set(this.documents);
    impacts.set(this.impacts);
    this.terms = terms;
    this.documents = documents;
    this.impacts = impacts;
  }
}
