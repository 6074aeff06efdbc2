import { type ChildProcess, spawn } from 'node:child_process';

/** Both sides with watching: the server on 4000, Vite on 5173 with /api and /socket.io passed on. */
const sides: ChildProcess[] = [
  spawn('npx', ['tsx', 'watch', 'server/src/main.ts'], {
    stdio: 'inherit',
    env: { DEMO: 'true', PUBLIC_URL: 'http://127.0.0.1:5173', ...process.env },
  }),
  spawn('npx', ['vite', '--host', '127.0.0.1'], { cwd: 'client', stdio: 'inherit' }),
];
const stop = () => {
  for (const side of sides) side.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const side of sides) side.on('exit', stop);
