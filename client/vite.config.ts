import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { plainDoors } from './doors.plugin.ts';

const server = `http://127.0.0.1:${process.env.PORT ?? 4000}`;
const proxy = {
  '/api': { target: server },
  '/socket.io': { target: server, ws: true },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [plainDoors(), react()],
  server: { host: '127.0.0.1', port: 5173, proxy },
  preview: { host: '127.0.0.1', port: 4173, proxy },
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2022',
    sourcemap: false,
    // No manual groups: antd in one chunk would be loaded whole by the first form.
    chunkSizeWarningLimit: 700,
  },
});
