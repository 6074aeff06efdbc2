import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/** Builds the server (one bundle, its workers beside it) and the client. Dependencies stay outside the bundle. */
rmSync('server/dist', { recursive: true, force: true });
await build({
  entryPoints: {
    main: 'server/src/main.ts',
    'store.worker': 'server/src/embedded/mongo/store.worker.ts',
    'search.worker': 'server/src/embedded/search/search.worker.ts',
    seed: 'scripts/seed.ts',
  },
  outdir: 'server/dist',
  bundle: true,
  splitting: false,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  alias: {},
  sourcemap: true,
  logLevel: 'warning',
  plugins: [
    {
      // Our own workspace is part of the bundle, not a dependency.
      name: 'shared',
      setup: (bundler) => {
        bundler.onResolve({ filter: /^@zhiqiao\/shared\// }, (request) =>
          bundler.resolve(`./shared/src/${request.path.slice('@zhiqiao/shared/'.length)}.ts`, {
            resolveDir: process.cwd(),
            kind: 'import-statement',
          }),
        );
      },
    },
  ],
});
const client = spawnSync('npx', ['vite', 'build', '--logLevel', 'warn'], {
  cwd: 'client',
  stdio: 'inherit',
});
process.exit(client.status ?? 1);
