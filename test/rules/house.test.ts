import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file));
const code = files.filter((file) => /\.tsx?$/.test(file));
const sources = code.filter((file) => /^(server|client|shared)\/src\//.test(file));
const read = (file: string) => readFileSync(file, 'utf8');

const depthOf = (file: string) => file.split('/').length;

describe('the house', () => {
  it('when a file grows past 250 lines, then it is split', () => {
    const long = files
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250);
    expect(long).toEqual([]);
  });

  it('when somebody opens a drawer or a barrel, then it is named after what it does instead', () => {
    const drawer = /(^|\/)(utils?|helpers?|common|misc|lib|types|constants|index)(\/|\.tsx?$)/i;
    expect(code.filter((file) => drawer.test(file))).toEqual([]);
  });

  it('when a file is deeper than the house, then it moves up', () => {
    // server/src/features/needs/need.model.ts is as deep as it goes; words and search have a folder of their own kind
    expect(sources.filter((file) => depthOf(file) > 5)).toEqual([]);
  });

  it('when a setting is read, then only config reads it', () => {
    const readers = sources.filter((file) => read(file).includes('process.env'));
    expect(readers).toEqual(['server/src/config.ts']);
  });

  it('when a shared folder has endpoints, then its events, machine and policy live beside them under the same noun', () => {
    const roles = /^shared\/src\/([a-z]+)\/[A-Za-z.]+\.ts$/;
    expect(code.filter((file) => file.startsWith('shared/src/') && !roles.test(file))).toEqual([]);
  });

  it('when something is left for later, then it is not left in the code', () => {
    const unfinished = /\b(TODO|FIXME|XXX)\b|not implemented|coming soon|敬请期待|待实现/i;
    expect(sources.filter((file) => unfinished.test(read(file)))).toEqual([]);
  });

  it('when a test is skipped or alone, then it is not a test', () => {
    const tests = code.filter((file) => file.startsWith('test/') && file.endsWith('.test.ts'));
    expect(tests.filter((file) => /\b(it|test|describe)\.(only|todo)\(/.test(read(file)))).toEqual(
      [],
    );
  });

  it('when the lock file is written, then it names no registry', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { resolved?: string }>;
    };
    const named = Object.entries(lock.packages).filter(([, entry]) =>
      entry.resolved?.startsWith('http'),
    );
    expect(named.map(([name]) => name)).toEqual([]);
  });

  it('when production code breaks loudly by intent, then with a Refusal or an Error, never a bare string', () => {
    expect(sources.filter((file) => /throw ['"`]/.test(read(file)))).toEqual([]);
  });
});
