import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

// The built application with production's demands on its settings; it says which one is missing.
if (!existsSync('server/dist/main.js') || !existsSync('client/dist/index.html')) {
  process.stderr.write('Not built yet: run `npm run build` first.\n');
  process.exit(1);
}
const server = spawn(process.execPath, ['server/dist/main.js'], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
