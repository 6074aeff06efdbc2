import type { SearchReply, SearchRequest } from '../../platform/search/port.ts';

/** Answers kept of one index; with cards of a kilobyte and fifty hits some ten megabytes at most. */
const MOST_ANSWERS = 200;
const MOST_HITS = 50;

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

/**
 * Gives the same answer to the same question for as long as its index does not change: the whole question counts, the
 * filter that says what a reader may see among it. A change forgets when it begins and again when it is done, so that
 * nothing older is given after it; what was asked before and comes after is given to those who asked, and not kept.
 */
export class RememberedAnswers {
  private readonly byIndex = new Map<string, Map<string, Promise<SearchReply>>>();

  ask(request: SearchRequest, find: () => Promise<SearchReply>): Promise<SearchReply> {
    if (!(request.limit <= MOST_HITS)) return find();
    const answers = this.answersOf(request.index);
    const question = JSON.stringify(request);
    const known = answers.get(question);
    const answer = known ?? find().then(frozen);
    // once more at the end: what was asked longest ago is the first to go
    answers.delete(question);
    answers.set(question, answer);
    const [oldest] = answers.keys();
    if (answers.size > MOST_ANSWERS && oldest !== undefined) answers.delete(oldest);
    if (!known) answer.catch(() => answers.delete(question));
    return answer;
  }

  /** Carries out what changes an index. */
  async changing<T>(index: string, change: () => Promise<T>): Promise<T> {
    this.byIndex.delete(index);
    try {
      return await change();
    } finally {
      this.byIndex.delete(index);
    }
  }

  private answersOf(index: string): Map<string, Promise<SearchReply>> {
    const known = this.byIndex.get(index) ?? new Map<string, Promise<SearchReply>>();
    this.byIndex.set(index, known);
    return known;
  }
}
