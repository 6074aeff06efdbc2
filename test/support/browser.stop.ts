import { rmSync } from 'node:fs';
import { stopBuilt } from './browser.house.ts';
import type { BrowserHouse } from './browser.start.ts';

export default async function stop(): Promise<void> {
  const house = (globalThis as { browserHouse?: BrowserHouse }).browserHouse;
  if (!house) return;
  await stopBuilt(house);
  await house.post.close();
  for (const dir of house.dirs) rmSync(dir, { recursive: true, force: true });
}
