import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { playMarks } from '../../scripts/seed.marks.ts';
import { lockFolder } from '../../server/src/embedded/mongo/folder.lock.ts';

let dir: string;
const kept = () => existsSync(join(dir, 'store', 'data.mdb'));

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'marks-'));
  mkdirSync(join(dir, 'store'));
  writeFileSync(join(dir, 'store', 'data.mdb'), 'half a county');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('an interrupted play of the demonstration', () => {
  it('when it was interrupted, then the half is taken away before the next play', () => {
    const marks = playMarks(dir);
    marks.begin();
    marks.clearHalf(true);
    expect(kept()).toBe(false);
  });

  it('when it came to its end, or none was ever played, then nothing is taken away', () => {
    const marks = playMarks(dir);
    marks.clearHalf(true);
    expect(kept()).toBe(true);
    marks.begin();
    marks.end(new Date());
    marks.clearHalf(true);
    expect(kept()).toBe(true);
  });

  it('when a process has the store open, then nothing is taken from under it', () => {
    const marks = playMarks(dir);
    marks.begin();
    const lock = lockFolder(join(dir, 'store'));
    expect(() => marks.clearHalf(true)).toThrow(/Process \d+ has/);
    lock.release();
    expect(kept()).toBe(true);
  });

  it('when the half lies in a database elsewhere, then it says what to do', () => {
    const marks = playMarks(dir);
    marks.begin();
    expect(() => marks.clearHalf(false)).toThrow(/empty the database/);
    expect(kept()).toBe(true);
  });
});
