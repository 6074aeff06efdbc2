import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/** Parts of their own that a bundle cannot hold: compiled ones, workers, files beside the code; and what few need. */
const outside = [
  'lmdb',
  '@node-rs/argon2',
  'highs',
  'pino',
  'swagger-ui-dist',
  'pinyin-pro',
  'docx',
  'read-excel-file',
  'write-excel-file',
  'file-type',
  'nodemailer',
  'meilisearch',
  '@socket.io/mongo-adapter',
];

/** Lets libraries of the older module system find the modules of Node from within the bundle. */
const requiring =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** The server: one bundle in parts with the libraries it always reads, its workers and the seed beside it. */
const buildServer = async () => {
  rmSync('server/dist', { recursive: true, force: true });
  await build({
    entryPoints: {
      main: 'server/src/main.ts',
      'store.worker': 'server/src/embedded/mongo/store.worker.ts',
      'search.worker': 'server/src/embedded/search/search.worker.ts',
      'round.worker': 'server/src/features/rounds/round.worker.ts',
      seed: 'scripts/seed.ts',
      store: 'scripts/store.ts',
    },
    outdir: 'server/dist',
    bundle: true,
    splitting: true,
    chunkNames: 'part-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: outside,
    banner: { js: requiring },
    minifyWhitespace: true,
    // A fault shows the line it happened in.
    lineLimit: 160,
    sourcemap: true,
    sourcesContent: false,
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
