import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/** The server: one bundle in parts, its workers and the seed beside it. Dependencies stay outside. */
const buildServer = async () => {
  rmSync('server/dist', { recursive: true, force: true });
  await build({
    entryPoints: {
      main: 'server/src/main.ts',
      'store.worker': 'server/src/embedded/mongo/store.worker.ts',
      'search.worker': 'server/src/embedded/search/search.worker.ts',
      'round.worker': 'server/src/features/rounds/round.worker.ts',
      seed: 'scripts/seed.ts',
    },
    outdir: 'server/dist',
    bundle: true,
    splitting: true,
    chunkNames: 'part-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
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
};

const buildClient = () =>
  spawnSync(process.execPath, ['../node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: 'client',
    stdio: 'inherit',
  }).status ?? 1;

// `build.ts server` or `build.ts client` builds that half alone, so that `npm start` can do other work meanwhile.
const half = process.argv[2];
if (half !== 'client') await buildServer();
if (half !== 'server') process.exit(buildClient());
