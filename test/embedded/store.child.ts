import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/store.ts', import.meta.url));
const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));

/** A store in a process of its own, which can be killed without warning. */
export interface ChildStore {
  uri: string;
  pid: number;
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>;
}

const gone = (child: ChildProcess) =>
  new Promise<void>((resolve) => child.once('exit', () => resolve()));

/** Loaded into a child first: it ends when the process that started it is gone, however that came. */
const withParent = "data:text/javascript,process.on('disconnect',()=>process.exit())";

/** What node takes to run a script of ours as a child that ends with its parent; to be spawned with `childStdio`. */
export const childOptions = [
  '--import',
  withParent,
  '--import',
  tsx.replace('cli.mjs', 'loader.mjs'),
];
export const childStdio: StdioOptions = ['ignore', 'pipe', 'pipe', 'ipc'];

/** Nothing of a child keeps the process of the stories, so that one a failed story left does not hold it. */
export function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  for (const stream of [child.stdout, child.stderr]) (stream as Socket | null)?.unref();
}

/**
 * Starts `scripts/store.ts`; rejects with what it printed when it could not start. With `largestFile` (in blocks of 512
 * bytes) the system lets it write no file beyond that, as a full disk or a quota would.
 */
export async function startChild(dir: string, largestFile?: number): Promise<ChildStore> {
  // tsx's command line would fork the process that is to be killed: node runs the script itself.
  const command = [process.execPath, ...childOptions, script, '--dir', dir, '--port', '0'];
  const limited = ['sh', '-c', `ulimit -f ${largestFile}; exec "$0" "$@"`, ...command];
  const [program, ...args] = (largestFile ? limited : command) as [string, ...string[]];
  const child = spawn(program, args, { stdio: childStdio });
  const ended = gone(child);
  let errors = '';
  child.stderr?.on('data', (text) => {
    errors += text;
  });
  const uri = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', resolve);
    void ended.then(() => reject(new Error(errors)));
  });
  letGo(child);
  const kill = () => {
    child.ref();
    child.kill('SIGKILL');
    return ended;
  };
  return { uri, pid: child.pid ?? 0, kill };
}
