/** The one-way imports of the house (see README, "The map of the house"). Run by `npm run lint`. */
const only = (name, packages, allowed) => ({
  name,
  severity: 'error',
  from: { path: '^(server|client|shared)/', pathNot: allowed },
  to: { path: `node_modules/(${packages})(/|$)` },
});

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|client)/' },
    },
    {
      name: 'kernel-knows-no-feature',
      severity: 'error',
      from: { path: '^shared/src/kernel/' },
      to: { path: '^shared/src/(?!kernel/)' },
    },
    {
      name: 'server-and-client-apart',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^client/' },
    },
    {
      name: 'client-and-server-apart',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^server/src/platform/' },
      to: { path: '^server/src/(features|app|main)' },
    },
    {
      name: 'features-know-no-app',
      severity: 'error',
      from: { path: '^server/src/features/' },
      to: { path: '^server/src/(app|main|config)\\.ts' },
    },
    {
      name: 'embedded-stands-alone',
      severity: 'error',
      from: { path: '^server/src/embedded/mongo/' },
      to: { path: '^(shared|client|server/src/(?!embedded/mongo/))' },
    },
    {
      name: 'embedded-search-knows-only-its-port',
      severity: 'error',
      from: { path: '^server/src/embedded/search/' },
      to: { path: '^(shared|client|server/src/(?!embedded/search/|platform/search/port\\.ts))' },
    },
    {
      name: 'models-stay-home',
      severity: 'error',
      from: { path: '^server/src/features/([^/]+)/' },
      to: {
        path: '^server/src/features/[^/]+/[^/]+\\.model\\.ts$',
        pathNot: '^server/src/features/$1/',
      },
    },
    {
      name: 'client-ui-knows-nothing',
      severity: 'error',
      from: { path: '^client/src/(ui|platform)/' },
      to: { path: '^client/src/(features|pages|app)/' },
    },
    {
      name: 'client-features-apart',
      severity: 'error',
      from: { path: '^client/src/features/([^/]+)/' },
      to: { path: '^client/src/features/(?!$1/)' },
    },
    {
      name: 'client-features-know-no-page',
      severity: 'error',
      from: { path: '^client/src/features/' },
      to: { path: '^client/src/(pages|app)/' },
    },
    only(
      'express-at-the-door',
      'express',
      '^server/src/((app|features|assemble)\\.ts|platform/|features/[^/]+/[^/]+\\.routes\\.ts)',
    ),
    only(
      'mongoose-in-models',
      'mongoose',
      '^server/src/(features/[^/]+/[^/]+\\.(model|reads)\\.ts|platform/(mongo|events|numbers|idempotency|session|turns|writes|relay\\.model|sockets\\.adapter\\.model)\\.ts)',
    ),
    only(
      'meilisearch-in-one-adapter',
      'meilisearch',
      '^server/src/platform/search/meili[^/]*\\.ts',
    ),
    only(
      'socketio-in-sockets',
      'socket\\.io',
      '^server/src/platform/sockets(\\.rooms|\\.presence)?\\.ts',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
