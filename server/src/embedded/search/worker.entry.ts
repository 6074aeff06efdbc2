import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Where the worker's code lies. In the production build it is the second bundle beside `main.js`. From
 * source (tsx, Jest) no worker can load TypeScript on its own, so it is bundled into a temporary file,
 * named by its content: processes at once share it and never see half of it.
 */
export async function workerEntry(): Promise<URL> {
  const here = new URL(import.meta.url);
  if (!here.pathname.endsWith('.ts')) return new URL('./search.worker.js', here);
  const { build } = await import('esbuild');
  const built = await build({
    entryPoints: [fileURLToPath(new URL('./search.worker.ts', here))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
  });
  const code = built.outputFiles[0]!.contents;
  const folder = join(tmpdir(), 'zhiqiao-workers');
  const path = join(folder, `search-${createHash('sha256').update(code).digest('hex')}.mjs`);
  // whoever else may write there: what lies under the name must be what was bundled
  if (!existsSync(path) || !readFileSync(path).equals(code)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${path}.${process.pid}`, code);
    renameSync(`${path}.${process.pid}`, path);
  }
  return pathToFileURL(path);
}
