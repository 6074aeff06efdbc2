/**
 * How well the product ranks outcomes for needs: `npm run bench:matching -- DIR [--out FILE]`, DIR as learn.pairs.ts says.
 * Every outcome of the pairs is in one index; each need is asked and judged as in the product. Prints NDCG@10 among the
 * labelled and in the whole pool, MRR and recall@50 of strong pairs, each beside plain BM25 with the paired interval of
 * the difference; writes `rid<TAB>aid<TAB>score`, best first.
 */
import { writeFileSync } from 'node:fs';
import { startSearch } from '../server/src/embedded/search/start.ts';
import { bestTerms, textsOf } from '../server/src/features/matching/match.query.ts';
import { rankOutcomes } from '../server/src/features/matching/match.score.ts';
import { matchWeights } from '../server/src/features/matching/match.weights.ts';
import type { SearchIndex } from '../server/src/platform/search/port.ts';
import { bm25 } from './bench.bm25.ts';
import { mean, told } from './learn.interval.ts';
import { fill, index, needOf, outcomeOf } from './learn.judging.ts';
import { type LabelledNeed, readPairs } from './learn.pairs.ts';

const strong = 3;
const fewest = 10;
const cut = 10;
const setting = { now: '2026-01-01T00:00:00Z', activeLimit: 3, keepToTowns: true };

type Ranked = { id: string; score: number }[];
type Figures = ReturnType<typeof figuresOf>;

/** The product's order of the whole pool; what shares no word with the need is not found, and stands behind. */
async function rank(search: SearchIndex, need: LabelledNeed, titles: Map<string, string>) {
  const asked = needOf(need.id, need.title, need.content);
  const texts = { index, texts: textsOf(asked), terms: bestTerms, limit: titles.size };
  // An engine gives a thousand at most: those that somebody judged are asked for besides, by the same words.
  const judged = await search.candidates({ ...texts, filter: { eq: ['need', need.id] } });
  const best = await search.candidates(texts);
  const found = [...new Map([...best, ...judged].map((one) => [one.id, one])).values()];
  const candidates = found.map((one) => ({
    subject: outcomeOf(one.id, titles.get(one.id) ?? ''),
    found: one,
  }));
  const shares = new Map(found.map(({ id, share }) => [id, share]));
  const { ranked } = rankOutcomes(asked, candidates, setting);
  // Shown scores are in tenths: the file keeps the order among equals.
  return ranked.map(({ subjectId, score }): Ranked[number] => ({
    id: subjectId,
    score: score + (shares.get(subjectId) ?? 0) / 100,
  }));
}

const worth = (level: number): number => 2 ** (level - 1) - 1;
const gain = (levels: readonly number[]): number =>
  levels.slice(0, cut).reduce((sum, level, place) => sum + worth(level) / Math.log2(place + 2), 0);
const firstStrong = (levels: readonly number[]): number => {
  const place = levels.findIndex((level) => level >= strong);
  return place < 0 ? 0 : 1 / (place + 1);
};

/** The figures of one need; whatever nobody labelled counts as nothing. */
function figuresOf({ pairs }: LabelledNeed, ranked: Ranked) {
  const levels = new Map(pairs.map(({ outcome, level }) => [outcome, level]));
  const ideal = gain([...levels.values()].sort((a, b) => b - a));
  const pool = ranked.map(({ id }) => levels.get(id) ?? 1);
  const labelled = ranked.flatMap(({ id }) => levels.get(id) ?? []);
  const good = [...levels.values()].filter((level) => level >= strong).length;
  return {
    'NDCG@10 labelled': gain(labelled) / ideal,
    'NDCG@10 pool': gain(pool) / ideal,
    'MRR labelled': firstStrong(labelled),
    'MRR@10 pool': firstStrong(pool.slice(0, cut)),
    'recall@50 pool': pool.slice(0, 50).filter((level) => level >= strong).length / good,
  };
}

const [dir, flag, file] = process.argv.slice(2);
if (!dir) throw new Error('usage: npm run bench:matching -- DIR [--out FILE]');
const needs = readPairs(dir);
const titles = new Map(
  needs.flatMap(({ pairs }) => pairs.map(({ outcome, title }) => [outcome, title] as const)),
);
const search = await startSearch();
const rows: string[] = [];
const ours: Figures[] = [];
const plain: Figures[] = [];
const byWords = bm25(titles);
const begun = performance.now();
try {
  await fill(search, needs);
  for (const need of needs) {
    const ranked = await rank(search, need, titles);
    for (const { id, score } of ranked) rows.push(`${need.id}\t${id}\t${score.toFixed(5)}`);
    // Only needs of which a ranking can be right or wrong: ten pairs, a strong one among them.
    const levels = need.pairs.map(({ level }) => level);
    if (levels.length < fewest || !levels.some((level) => level >= strong)) continue;
    ours.push(figuresOf(need, ranked));
    const scores = [...byWords(need.title, need.content)].map(([id, score]) => ({ id, score }));
    plain.push(
      figuresOf(
        need,
        scores.sort((a, b) => b.score - a.score),
      ),
    );
  }
} finally {
  await search.close();
}
console.log(
  `${needs.length} needs, ${titles.size} outcomes, weights version ${matchWeights.version}; ${ours.length} needs measured in ${Math.round(performance.now() - begun)} ms`,
);
console.log(`${''.padEnd(18)} ours   BM25   difference, 95 of 100 samples`);
for (const name of Object.keys(ours[0] ?? {}) as (keyof Figures)[]) {
  const [own, other] = [ours, plain].map((all) => all.map((one) => one[name])) as [
    number[],
    number[],
  ];
  const apart = told(own.map((value, i) => value - other[i]!));
  console.log(`${name.padEnd(18)} ${mean(own).toFixed(4)} ${mean(other).toFixed(4)} ${apart}`);
}
if (flag === '--out' && file) writeFileSync(file, `${rows.join('\n')}\n`);
