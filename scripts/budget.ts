import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** KiB of gzipped JavaScript that a first visit to the guest's home may load before anything is asked for. */
const budgetKiB = 200;
const dist = new URL('../client/dist/', import.meta.url);

interface Chunk {
  file: string;
  src?: string;
  isEntry?: boolean;
  imports?: string[];
}
export type Manifest = Readonly<Record<string, Chunk>>;

/** Files that are loaded with these chunks: they and everything they import statically. */
export const closureOf = (manifest: Manifest, roots: readonly string[]): Set<string> => {
  const seen = new Set<string>();
  const queue = [...roots];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) continue;
    seen.add(name);
    queue.push(...(chunk.imports ?? []));
  }
  return new Set(
    [...seen].map((name) => manifest[name]!.file).filter((file) => file.endsWith('.js')),
  );
};

// The shell, the words and the home page load lazily, but every first visit loads them: they count.
const firstVisit = [/app\/Shell\.tsx$/, /words\/zh\.ts$/, /pages\/home\/HomePage\.tsx$/];

const kib = (file: string): number => gzipSync(readFileSync(new URL(file, dist))).length / 1024;

const measure = (label: string, files: Set<string>): number => {
  const sizes = [...files]
    .map((file) => ({ file, size: kib(file) }))
    .sort((a, b) => b.size - a.size);
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  console.log(`${label}: ${total.toFixed(1)} KiB gzip in ${sizes.length} files`);
  for (const { file, size } of sizes) console.log(`  ${size.toFixed(1).padStart(6)}  ${file}`);
  return total;
};

const run = (): void => {
  const manifest = JSON.parse(
    readFileSync(new URL('.vite/manifest.json', dist), 'utf8'),
  ) as Manifest;
  const names = Object.keys(manifest);
  const entries = names.filter((name) => manifest[name]!.isEntry);
  const lazy = names.filter((name) => firstVisit.some((pattern) => pattern.test(name)));
  measure('static closure of the entry', closureOf(manifest, entries));
  const total = measure('first visit', closureOf(manifest, [...entries, ...lazy]));
  if (total <= budgetKiB) return;
  console.error(`over the budget of ${budgetKiB} KiB`);
  process.exitCode = 1;
};

if (process.argv[1]?.endsWith('budget.ts')) run();
