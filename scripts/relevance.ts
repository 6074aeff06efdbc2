/**
 * How well search finds: `npm run relevance -- DIR`, where DIR holds needs.json and outcomes.json, arrays
 * of {id, name, context}. Three questions, each on the embedded engine:
 *   title: does a title find its own text, when the title's words are taken out of the text? (MRR@10)
 *   keywords: do the three most telling words of a text find it? (MRR@10)
 *   typing: of what the right spelling finds first, how much do pinyin, an unfinished word and one wrong
 *   character find? (recall@10)
 * Ends with code 1 when a bar is missed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSearch } from '../server/src/embedded/search/start.ts';
import type { SearchDocument, SearchIndex } from '../server/src/platform/search/port.ts';
import { measureTyping, typingBar } from './relevance.typing.ts';
import { keywordsOf, type Thing, wordCounts } from './relevance.words.ts';

const titleBars: Record<string, number> = { outcomes: 0.77, needs: 0.67 };
let missed = 0;

const told = (what: string, value: number, bar?: number): void => {
  const short = bar !== undefined && value < bar;
  if (short) missed++;
  const against = bar === undefined ? '' : `  (bar ${bar})${short ? '  MISSED' : ''}`;
  console.log(`${what.padEnd(44)} ${value.toFixed(3)}${against}`);
};

async function filled(name: string, documents: SearchDocument[]): Promise<SearchIndex> {
  const index = await startSearch();
  const text = { title: 3, body: 1 };
  await index.ensure({ name, version: 1, text, filters: [], sorts: [] });
  await index.apply(name, { upserts: documents });
  return index;
}

/** The mean of one over the place, among the first ten, at which each question finds its own document. */
async function meanRank(
  questions: { own: string; ask: () => Promise<string[]> }[],
): Promise<number> {
  let sum = 0;
  for (const { own, ask } of questions) {
    const place = (await ask()).indexOf(own);
    if (place >= 0) sum += 1 / (place + 1);
  }
  return sum / questions.length;
}

async function measure(kind: string, things: Thing[]): Promise<void> {
  const bodies = things.map(({ id, name, context }) => ({
    id,
    rev: 1,
    body: context.replaceAll(name, ' '),
  }));
  const index = await filled(kind, bodies);
  const found = async (q: string): Promise<string[]> => {
    const { hits } = await index.search({ index: kind, q, offset: 0, limit: 10, fields: [] });
    return hits.map(({ document }) => document.id);
  };
  const near = async (text: string): Promise<string[]> => {
    const texts = [{ text, weight: 1 }];
    const best = await index.candidates({ index: kind, texts, terms: 30, limit: 10 });
    return best.map(({ id }) => id);
  };
  const counts = wordCounts(things);
  told(
    `${kind}: title finds its text, as candidates`,
    await meanRank(things.map(({ id, name }) => ({ own: id, ask: () => near(name) }))),
    titleBars[kind],
  );
  told(
    `${kind}: title finds its text, as typed`,
    await meanRank(things.map(({ id, name }) => ({ own: id, ask: () => found(name) }))),
    titleBars[kind],
  );
  const keyed = things.map(({ id, context }) => ({
    own: id,
    ask: () => found(keywordsOf(context, counts, 3).join(' ')),
  }));
  told(`${kind}: three keywords find their text`, await meanRank(keyed));
  await index.close();
}

const folder = process.argv[2];
if (!folder || !existsSync(folder)) {
  console.error('usage: npm run relevance -- DIR, a folder with needs.json and outcomes.json');
  process.exit(2);
}
const all: Thing[] = [];
for (const kind of ['outcomes', 'needs']) {
  const read = JSON.parse(readFileSync(join(folder, `${kind}.json`), 'utf8')) as Thing[];
  const things = read.filter(({ name, context }) => name?.trim() && context?.trim());
  console.log(`${kind}: ${things.length} of ${read.length} have a title and a text`);
  await measure(kind, things);
  all.push(...things);
}
const index = await filled(
  'all',
  all.map(({ id, name, context }) => ({ id, rev: 1, title: name, body: context })),
);
for (const [what, recall] of await measureTyping(index, 'all', all)) told(what, recall, typingBar);
await index.close();
process.exitCode = missed ? 1 : 0;
