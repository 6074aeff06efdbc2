import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../server/src/assemble.ts';
import { env, readConfig } from '../server/src/config.ts';
import { recordedPairs } from '../server/src/features/matching/match.learning.service.ts';
import { type JudgedPair, learned } from './learn.fitting.ts';
import { copyStore } from './store.door.ts';

/**
 * What a county's own record says of pairs, seen with a search index built for the while. An embedded store is copied
 * first: the application may run meanwhile, and nothing of the county's is touched.
 * @param county code of the county, six digits
 */
export async function judgeCounty(county: string): Promise<JudgedPair[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'learn-'));
  try {
    const config = readConfig(env);
    if (!config.mongodbUri) await copyStore(join(config.dataDir, 'store'), join(folder, 'store'));
    const assembly = await assemble({ ...config, dataDir: folder });
    try {
      const needs = await recordedPairs(county, assembly.world);
      return needs.map((pairs) =>
        pairs.map(({ level, features }) => ({
          level,
          features: learned.map((name) => features[name]),
        })),
      );
    } finally {
      await assembly.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
