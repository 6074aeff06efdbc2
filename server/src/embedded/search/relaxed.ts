import type { Mask } from './columns.ts';
import { lengthOf, type PostingList, type Postings, UNPACKED } from './postings.ts';
import type { Query } from './query.parse.ts';
import { addedBy, impactsOf, meet, type Tally } from './query.run.ts';

/** share of the query's weight that a document must hold when not every word has to match */
const RELAXED_SHARE = 0.3;
/** What was seen is remembered as long as it is less than one document in so many. */
const FEW_SEEN = 8;
/** Lists are looked into rather than walked when they have so many times the entries that there are documents to look for. */
const WORTH_IT = 4;
/** Sums of 32-bit numbers differ by their order; nobody is left out for that. */
const SLACK = 1e-4;

interface Weighed {
  list: PostingList;
  weight: number;
  covers: number;
}

/** Lists by length: those of rare words come first, and they weigh most. */
function listsOf(query: Query, postings: Postings): Weighed[] {
  const lists = query.clues.flatMap(({ term, weight, covers }) =>
    postings.lists(term).map((list) => ({ list, weight, covers })),
  );
  return lists.sort((a, b) => lengthOf(a.list) - lengthOf(b.list));
}

/**
 * The documents that hold a good part of the query's weight: not just characters, but a word of it. Exact, and yet the
 * long lists of frequent words are not walked: once those that could still come to enough are few, only they are looked up.
 */
export function relaxedMatches(
  query: Query,
  postings: Postings,
  count: number,
): { gathered: Tally; matches: Mask } {
  const seeker = new Seeker(query, postings, count);
  return { gathered: seeker.gathered, matches: seeker.seek() };
}

class Seeker {
  readonly gathered: Tally;
  private readonly weights: Float32Array;
  private readonly lists: Weighed[];
  private readonly least: number;
  private readonly demanding: boolean;
  private readonly telling: number;
  /** Every document seen so far, as long as they are few. */
  private seen: number[] | undefined = [];
  /** Entries and weight of the lists that are not added up yet. */
  private entriesLeft: number;
  private weightLeft: number;

  constructor(query: Query, postings: Postings, count: number) {
    this.gathered = { scores: new Float32Array(count), covered: new Int32Array(count) };
    this.weights = new Float32Array(count);
    this.lists = listsOf(query, postings);
    const total = query.clues.reduce((sum, { weight }) => sum + weight, 0);
    this.least = Math.max(total * RELAXED_SHARE, Number.MIN_VALUE);
    this.demanding = query.places !== 0;
    this.telling = ~query.slight;
    this.entriesLeft = this.lists.reduce((sum, each) => sum + lengthOf(each.list), 0);
    this.weightLeft = this.lists.reduce((sum, { weight }) => sum + weight, 0);
  }

  seek(): Mask {
    // finding out who can still match reads every document's weight once: not worth it oftener
    let checkAt = this.weights.length;
    let walked = 0;
    for (let at = 0; at < this.lists.length; at++) {
      if (this.seen && this.entriesLeft > WORTH_IT * this.seen.length) {
        const few = this.hopeful(this.seen, Infinity);
        if (few) return this.lookUp(few, at);
      }
      if (walked >= checkAt && this.entriesLeft > this.weights.length) {
        const few = this.hopeful(this.weights.keys(), this.entriesLeft / 40);
        if (few) return this.lookUp(few, at);
        checkAt += this.weights.length;
      }
      const next = this.lists[at]!;
      walked += lengthOf(next.list);
      this.walk(next);
    }
    return this.marked(this.seen ?? this.weights.keys());
  }

  /** Of these documents, lowest first, those that may come to enough; undefined when others may too, or they exceed `most`. */
  private hopeful(documents: Iterable<number>, most: number): number[] | undefined {
    const needed = this.least - this.weightLeft - this.least * SLACK;
    if (needed <= 0) return undefined;
    const found: number[] = [];
    for (const document of documents) {
      if (this.weights[document]! < needed) continue;
      if (found.length >= most) return undefined;
      found.push(document);
    }
    return found.sort((a, b) => a - b);
  }

  private walk(next: Weighed): void {
    const { list, weight, covers } = next;
    const { first, documents, impacts, from, to } = list;
    const { scores, covered } = this.gathered;
    this.see(list);
    const added = to - from > UNPACKED.length ? impactsOf(weight) : undefined;
    for (let i = from; i < to; i++) {
      const document = first + documents[i]!;
      scores[document]! += added ? added[impacts[i]!]! : addedBy(weight, impacts[i]!);
      this.weights[document]! += weight;
      if (covers) covered[document]! |= covers;
    }
    this.entriesLeft -= to - from;
    this.weightLeft -= weight;
  }

  private see({ first, documents, from, to }: PostingList): void {
    if (!this.seen) return;
    for (let i = from; i < to; i++) {
      const document = first + documents[i]!;
      if (this.weights[document] === 0) this.seen.push(document);
    }
    if (this.seen.length * FEW_SEEN > this.weights.length) this.seen = undefined;
  }

  /** Adds up the lists from `at` on for these documents only. */
  private lookUp(found: number[], at: number): Mask {
    const { scores, covered } = this.gathered;
    for (const { list, weight, covers } of this.lists.slice(at)) {
      meet(list, found, (document, impact) => {
        scores[document]! += addedBy(weight, impact);
        this.weights[document]! += weight;
        covered[document]! |= covers;
      });
    }
    return this.marked(found);
  }

  private marked(found: Iterable<number>): Mask {
    const mask = new Uint8Array(this.weights.length);
    const { covered } = this.gathered;
    for (const document of found) {
      const enough = this.weights[document]! >= this.least;
      if (enough && (covered[document]! & this.telling || !this.demanding)) mask[document] = 1;
    }
    return mask;
  }
}
