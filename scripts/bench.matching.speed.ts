/**
 * How long one need takes against many experts, with reasons and gaps: `npm run bench:matching:speed -- [experts =
 * 10000] [needs = 200]`. Generated experts lie in the embedded index; a need asks it for its hundred candidates and
 * has them judged, as the matching desk does. The same needs through plain BM25 over the same texts in the same
 * process are the reference: a ratio says more than the machine's milliseconds, and so does the processor's time.
 */
import { startSearch } from '../server/src/embedded/search/start.ts';
import { expertIndex } from '../server/src/features/experts/expert.search.ts';
import type { ExpertForMatch, NeedForMatch } from '../server/src/features/matching/match.input.ts';
import { bestTerms, textsOf } from '../server/src/features/matching/match.query.ts';
import { rankExperts } from '../server/src/features/matching/match.score.ts';
import type { SearchIndex } from '../server/src/platform/search/port.ts';
import { bm25 } from './bench.bm25.ts';
import { expertFor, needFor } from './bench.matching.experts.ts';

const [count, asked] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 200)];
const index = 'experts';
const pool = 100;
const shown = 20;
const setting = { now: '2026-11-01T00:00:00Z', activeLimit: 3, keepToTowns: true };
const batch = 500;
const referenced = 8;

const textOf = ({ evidence }: ExpertForMatch): string =>
  evidence.map((one) => `${one.title} ${one.text}`).join('\n');

async function fill(search: SearchIndex, experts: ExpertForMatch[]): Promise<void> {
  const { text } = expertIndex.schema;
  await search.ensure({ name: index, version: 1, text, filters: [], sorts: [] });
  await search.rebuild(
    index,
    (async function* () {
      for (let from = 0; from < experts.length; from += batch)
        yield experts.slice(from, from + batch).map((one) => ({
          id: one.id,
          rev: 1,
          summary: one.summary,
          evidence: textOf(one),
        }));
    })(),
  );
}

const percentile = (times: number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;
const line = (name: string, times: number[]) =>
  console.log(
    `${name.padEnd(34)} p50 ${percentile(times, 0.5).toFixed(1)} ms  p95 ${percentile(times, 0.95).toFixed(1)} ms`,
  );

const experts = Array.from({ length: count }, (_, at) => expertFor(at));
const byId = new Map(experts.map((one) => [one.id, one]));
const needs = Array.from({ length: asked }, (_, at) => needFor(at));
const search = await startSearch();
const plain = bm25(new Map(experts.slice(0, 10_000).map((one) => [one.id, textOf(one)])));

/** @returns ms until the candidates were there, and until they were judged */
async function match(
  need: NeedForMatch,
): Promise<[found: number, judged: number, reasons: number]> {
  const begun = performance.now();
  const request = { index, texts: textsOf(need), terms: bestTerms, limit: pool };
  const found = await search.candidates(request);
  const there = performance.now();
  const candidates = found.map((one) => ({ subject: byId.get(one.id)!, found: one }));
  const { ranked } = rankExperts(need, candidates, setting);
  const done = performance.now();
  const reasons = ranked.slice(0, shown).reduce((sum, one) => sum + one.reasons.length, 0);
  return [there - begun, done - begun, reasons];
}

try {
  await fill(search, experts);
  for (const need of needs.slice(0, 20)) await match(need);
  const times: { found: number[]; judged: number[]; plain: number[] } = {
    found: [],
    judged: [],
    plain: [],
  };
  let reasons = 0;
  const before = process.cpuUsage();
  for (const need of needs) {
    const [found, judged, told] = await match(need);
    times.found.push(found);
    times.judged.push(judged);
    reasons += told;
  }
  const used = process.cpuUsage(before);
  for (const need of needs.slice(0, referenced)) {
    const begun = performance.now();
    const scores = plain(need.title, need.background);
    [...scores].sort(([, a], [, b]) => b - a).slice(0, pool);
    times.plain.push(performance.now() - begun);
  }
  console.log(`${count} experts, ${asked} needs, ${(reasons / asked).toFixed(1)} reasons a need`);
  console.log(
    `processor ${((used.user + used.system) / 1000 / asked).toFixed(1)} ms a need, all threads`,
  );
  line('candidates', times.found);
  line('candidates, judged with reasons', times.judged);
  line(`plain BM25 over ${Math.min(count, 10_000)}, no reasons`, times.plain);
  console.log(
    `p95 against the reference: ${(percentile(times.judged, 0.95) / percentile(times.plain, 0.95)).toFixed(2)} times`,
  );
} finally {
  await search.close();
}
