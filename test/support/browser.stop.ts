import { rmSync } from 'node:fs';
import type { BrowserHouse } from './browser.start.ts';

export default async function stop(): Promise<void> {
  const house = (globalThis as { browserHouse?: BrowserHouse }).browserHouse;
  if (!house) return;
  const gone = new Promise((resolve) =>
    house.server.removeAllListeners('exit').once('exit', resolve),
  );
  house.server.kill('SIGTERM');
  await gone;
  await house.post.close();
  rmSync(house.dir, { recursive: true, force: true });
}
