import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../server/src/config.ts';

interface Service {
  image?: string;
  environment?: Record<string, string>;
  volumes?: string[];
  networks?: string[];
  ports?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
}
interface Workflow {
  jobs: Record<string, { env?: Record<string, string>; steps: { uses?: string; run?: string }[] }>;
}

/** A parser that comes with the tools of the tests. */
const { parse } = createRequire(import.meta.url)('yaml') as { parse(text: string): unknown };
const read = (path: string) => readFileSync(path, 'utf8');
const compose = parse(read('compose.yaml')) as Compose;
const workflow = parse(read('.github/workflows/ci.yml')) as Workflow;
const config = read('server/src/config.ts');
const settings = new Set([...config.matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1]));
const app = compose.services.app as Service;

/** A text with `${NAME:?why}` and `${NAME:-default}` filled in, as compose does. */
const filled = (text: string) =>
  text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind, rest) =>
    kind === '-' ? rest : `given-${name.toLowerCase()}-of-sixteen-or-more`,
  );

describe('compose.yaml', () => {
  it('when the application is given a setting, then the application knows it, and takes all together', () => {
    const given = app.environment ?? {};
    expect(Object.keys(given).filter((name) => !settings.has(name))).toEqual([]);
    const env = Object.fromEntries(Object.entries(given).map(([k, v]) => [k, filled(v)]));
    const taken = readConfig({ ...env, PUBLIC_URL: 'https://example.gov.cn' });
    expect(taken).toMatchObject({ production: true, port: 4000, dataDir: '/data', demo: false });
    expect(taken.mongodbUri).toContain('replicaSet=rs0');
  });

  it('when secrets are wanted, then they come from the environment, and none has a value here', () => {
    for (const { environment = {} } of Object.values(compose.services)) {
      const secret = Object.entries(environment).filter(([name]) => /SECRET|KEY/.test(name));
      for (const [, value] of secret) expect(value).toMatch(/^\$\{\w+:\?/);
    }
  });

  it('when a service runs, then it is pinned, watched and keeps its data, and only the application is reached', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      expect(service.healthcheck?.test[0]).toBe('CMD');
      if (name !== 'app') {
        expect(service.image).toMatch(/:v?\d+\.\d+\.\d+$/);
        expect(service.ports).toBeUndefined();
        expect(service.networks).toEqual(['inside']);
      }
      const volumes = (service.volumes ?? []).map((volume) => volume.split(':')[0] as string);
      expect(volumes.filter((volume) => volume in compose.volumes)).toHaveLength(1);
    }
    expect(compose.networks.inside).toEqual({ internal: true });
    expect(app.ports).toEqual(['127.0.0.1:4000:4000']);
    const waits = Object.entries(app.depends_on ?? {});
    expect(waits.map(([name, { condition }]) => [name, condition])).toEqual([
      ['mongodb', 'service_healthy'],
      ['meilisearch', 'service_healthy'],
    ]);
  });
});

describe('the image and the workflow', () => {
  it('when the image is built, then its base is pinned, every copied path is there, and nobody is root', () => {
    const lines = read('Dockerfile').split('\n');
    const bases = lines.filter((line) => line.startsWith('FROM')).map((line) => line.split(' ')[1]);
    expect(bases.every((base) => /^node:\d+\.\d+\.\d+-|^manifests$/.test(String(base)))).toBe(true);
    expect(lines.indexOf('USER node')).toBeGreaterThan(
      lines.findLastIndex((line) => line.startsWith('FROM')),
    );
    const set = lines.flatMap((line) =>
      [...line.matchAll(/\b([A-Z_]+)=/g)].map((match) => match[1]),
    );
    expect(set.filter((name) => !settings.has(name))).toEqual([]);
    expect(lines.at(-2)).toBe('CMD ["node", "server/dist/main.js"]');
  });

  it('when the workflow runs, then actions are pinned, its scripts exist, and services are those of compose', () => {
    const jobs = Object.values(workflow.jobs);
    const steps = jobs.flatMap((job) => job.steps);
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/@v\d+\.\d+\.\d+$/);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const run = steps.map((step) => step.run ?? '').join('\n');
    for (const [, script] of run.matchAll(/npm run ([\w:-]+)/g))
      expect(scripts).toHaveProperty([String(script)]);
    expect(run).toContain(String(compose.services.mongodb?.image));
    expect(run).toContain(String(compose.services.meilisearch?.image));
    const variables = Object.keys(workflow.jobs.services?.env ?? {});
    expect(variables.filter((name) => !settings.has(name))).toEqual([]);
  });
});
