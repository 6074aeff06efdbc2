import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Settings under which the stories' applications play and run. */
export const houseEnv = (dir: string, post: string): NodeJS.ProcessEnv => ({
  ...process.env,
  DATA_DIR: dir,
  DEMO: 'true',
  LOG_LEVEL: 'error',
  PORT: '0',
  NODE_ENV: 'development',
  NODE_OPTIONS: '',
  SMTP_URL: post,
  // The county's gateway of a story stands on this machine.
  GATEWAY_PRIVATE: 'true',
});

export interface Running {
  server: ChildProcess;
  url: string;
}

/** Starts the built application. @param preload a module that it reads before itself, and may send messages to */
export const startBuilt = (env: NodeJS.ProcessEnv, preload?: string): Promise<Running> =>
  new Promise((resolve, reject) => {
    const server = spawn(
      process.execPath,
      [...(preload ? ['--import', preload] : []), 'server/dist/main.js'],
      { env, stdio: ['ignore', 'pipe', 'inherit', ...(preload ? (['ipc'] as const) : [])] },
    );
    server.stdout!.on('data', (chunk: Buffer) => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString())?.[0];
      if (url) resolve({ server, url });
    });
    server.once('exit', (code) => reject(new Error(`the application ended with ${code}`)));
  });

export const stopBuilt = async ({ server }: Pick<Running, 'server'>): Promise<void> => {
  const gone = new Promise((resolve) => server.removeAllListeners('exit').once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
};

/** A county as it was played, whose time the story moves: nobody else is in it. */
export interface OwnHouse {
  url: string;
  /** Everybody has been idle for so long then: who goes on signs in again. */
  passDays(days: number): Promise<void>;
  close(): Promise<void>;
}

/** @param post where its letters go; to nobody when absent */
export const openOwnHouse = async (post = ''): Promise<OwnHouse> => {
  const dir = mkdtempSync(join(tmpdir(), 'zq-course-'));
  cpSync(process.env.BROWSER_PLAYED!, dir, { recursive: true });
  const preload = new URL('browser.later.mjs', import.meta.url).href;
  const running = await startBuilt(houseEnv(dir, post), preload);
  return {
    url: running.url,
    passDays: async (days) => {
      const passed = new Promise((resolve) => running.server.once('message', resolve));
      running.server.send({ days });
      await passed;
    },
    close: async () => {
      await stopBuilt(running);
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
