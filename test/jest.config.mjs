import { fileURLToPath } from 'node:url';

/** Absolute, because Jest reads a relative one of a project from the folder it was started in. */
const house = fileURLToPath(new URL('..', import.meta.url));

const swc = (tsx) => ({
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
});

const project = (name, more = {}) => ({
  displayName: name,
  rootDir: house,
  roots: [`<rootDir>/test/${name}`],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: swc(true),
  ...more,
});

export default {
  maxWorkers: 2,
  // a limit for what hangs, not a measure: the machine may have other work
  testTimeout: 180_000,
  projects: [
    project('rules'),
    project('shared'),
    project('embedded'),
    project('api', {
      globalSetup: '<rootDir>/test/support/store.start.ts',
      globalTeardown: '<rootDir>/test/support/store.stop.ts',
    }),
    project('client', {
      testEnvironment: 'jsdom',
      setupFilesAfterEnv: ['<rootDir>/test/support/jsdom.setup.ts'],
      moduleNameMapper: { '\\.(css|svg)$': '<rootDir>/test/support/empty.ts' },
    }),
    project('browser', {
      globalSetup: '<rootDir>/test/support/browser.start.ts',
      globalTeardown: '<rootDir>/test/support/browser.stop.ts',
    }),
  ],
};
