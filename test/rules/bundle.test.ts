import { describe, expect, it } from '@jest/globals';
import * as needDoors from '@zhiqiao/shared/needs/need.endpoints';
import { plainCode } from '../../client/doors.plugin.ts';
import { closureOf } from '../../scripts/budget.ts';

describe('doors as the browser gets them', () => {
  it('when a file of endpoints is served, then every door is there with its address and no shape', () => {
    const code = plainCode({ ...needDoors, somethingElse: 42 });
    const doors = Object.fromEntries(
      [...code.matchAll(/export const (\w+) = (.+);/g)].map((m) => [m[1], JSON.parse(m[2]!)]),
    );
    expect(Object.keys(doors).sort()).toEqual(Object.keys(needDoors).sort());
    expect(doors.draftNeed).toEqual({ method: 'POST', path: '/api/needs', once: true });
    expect(code).not.toContain('import');
  });
});

describe('the budget', () => {
  it('when chunks import each other, then each file counts once and lazy ones do not', () => {
    const manifest = {
      main: { file: 'main.js', isEntry: true, imports: ['react', 'words'], dynamicImports: ['x'] },
      react: { file: 'react.js', imports: ['words'] },
      words: { file: 'words.js', imports: ['main'] },
      style: { file: 'main.css' },
      x: { file: 'x.js' },
    };
    expect([...closureOf(manifest, ['main', 'style'])].sort()).toEqual([
      'main.js',
      'react.js',
      'words.js',
    ]);
  });
});
