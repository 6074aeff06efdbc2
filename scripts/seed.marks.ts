import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOwner } from '../server/src/embedded/mongo/folder.lock.ts';

const rooms = ['store', 'search', 'files'];

/** What tells in the data folder how far the play of the demonstration has come. */
export const playMarks = (dataDir: string) => {
  const played = join(dataDir, 'demo.json');
  const begun = join(dataDir, 'demo.begun');
  return {
    /**
     * A play that was interrupted left half a county, which would pass for a whole one: it is taken away, so that it is
     * played anew.
     * @param ownStore the store lies in the data folder
     * @throws Error when the half lies in a database elsewhere, or a process has the store open: it may be playing
     */
    clearHalf(ownStore: boolean): void {
      if (!existsSync(begun) || existsSync(played)) return;
      if (!ownStore)
        throw new Error(`A play was interrupted: empty the database, then remove ${begun}`);
      const owner = folderOwner(join(dataDir, 'store'));
      if (owner) throw new Error(`Process ${owner.pid} has ${dataDir} open and may be playing`);
      for (const room of rooms) rmSync(join(dataDir, room), { recursive: true, force: true });
    },
    begin: (): void => writeFileSync(begun, ''),
    end(at: Date): void {
      if (!existsSync(played)) writeFileSync(played, JSON.stringify({ played: at.toISOString() }));
      rmSync(begun, { force: true });
    },
  };
};
