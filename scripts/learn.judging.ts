import { startSearch } from '../server/src/embedded/search/start.ts';
import type { NeedForMatch, OutcomeForMatch } from '../server/src/features/matching/match.input.ts';
import { bestTerms, textsOf } from '../server/src/features/matching/match.query.ts';
import { outcomeRecords, readNeed } from '../server/src/features/matching/match.reading.ts';
import { textFeatures } from '../server/src/features/matching/match.score.ts';
import { rarityOf } from '../server/src/features/matching/match.topic.ts';
import { outcomeIndex } from '../server/src/features/outcomes/outcome.search.ts';
import type { SearchIndex } from '../server/src/platform/search/port.ts';
import { type JudgedPair, learned } from './learn.fitting.ts';
import type { LabelledNeed } from './learn.pairs.ts';

/** As many candidates as the product looks at: their words say which are rare. */
const POOL = 100;
const MOST = 1000;
export const index = 'learn';

/** Every pair through the product's own search and its own features; one list for each need. */
export async function judgePairs(needs: LabelledNeed[]): Promise<JudgedPair[][]> {
  const search = await startSearch();
  try {
    await fill(search, needs);
    const judged: JudgedPair[][] = [];
    for (const need of needs) judged.push(await judge(search, need));
    return judged;
  } finally {
    await search.close();
  }
}

/** Every outcome of the pairs once, in an index of its own, with the needs that it was judged for. */
export async function fill(search: SearchIndex, needs: LabelledNeed[]): Promise<void> {
  const { text } = outcomeIndex.schema;
  await search.ensure({ name: index, version: 1, text, filters: ['need'], sorts: [] });
  const askedFor = new Map<string, { title: string; need: string[] }>();
  for (const { id, pairs } of needs)
    for (const { outcome, title } of pairs) {
      const known = askedFor.get(outcome) ?? { title, need: [] };
      known.need.push(id);
      askedFor.set(outcome, known);
    }
  const documents = [...askedFor].map(([id, { title, need }]) => ({ id, rev: 1, title, need }));
  await search.rebuild(
    index,
    (async function* () {
      yield documents;
    })(),
  );
}

async function judge(search: SearchIndex, { id, title, content, pairs }: LabelledNeed) {
  const need = needOf(id, title, content);
  const asked = { index, texts: textsOf(need), terms: bestTerms };
  const pool = await search.candidates({ ...asked, limit: POOL });
  const found = await search.candidates({ ...asked, limit: MOST, filter: { eq: ['need', id] } });
  const shares = new Map(found.map((one) => [one.id, one.share]));
  const read = readNeed(need, rarityOf([...pool, ...found]));
  return pairs.map((pair) => {
    const records = outcomeRecords(outcomeOf(pair.outcome, pair.title));
    const features = textFeatures(read, records, shares.get(pair.outcome) ?? 0);
    return { level: pair.level, features: learned.map((name) => features[name]) };
  });
}

export const needOf = (id: string, title: string, background: string): NeedForMatch => ({
  id,
  title,
  background,
  keywords: [],
  indicators: [],
  disciplines: [],
  modes: [],
  firm: { id: '', creditCode: '' },
});

export const outcomeOf = (id: string, title: string): OutcomeForMatch => ({
  id,
  title,
  summary: '',
  keywords: [],
  industries: [],
  maturity: 1,
  modes: [],
  listedAt: '',
});
