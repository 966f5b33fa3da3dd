import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { documents } from './documents.ts';

const server = process.env.LIANGCE_ADDR ?? '127.0.0.1:8080';
const proxy = Object.fromEntries(
  [
    '/graphql',
    '/evidence',
    '/record-files',
    '/figure-files',
    '/reports',
    '/sheets',
    '/scheme-forms',
    '/history-imports',
    '/feeds',
    '/public/survey',
    '/healthz',
    '/readyz',
  ].map((path) => [path, `http://${server}`]),
);

export default defineConfig({
  plugins: [react(), documents()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', port: 5173, proxy },
  preview: { host: '127.0.0.1', port: 4173, proxy },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1300,
    rollupOptions: {
      output: {
        // Charts are wanted by two pages only; the libraries that every page needs change far less often than our own code.
        manualChunks(id: string) {
          if (/node_modules\/(echarts|zrender)\//.test(id)) return 'charts';
          if (
            /node_modules\/(react|react-dom|react-router|scheduler|urql|@urql|graphql|wonka|i18next|react-i18next)\//.test(
              id,
            )
          )
            return 'base';
          return undefined;
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    // Tests fail by what they see, not by how fast: a machine that lints and runs other tests beside them takes its time.
    testTimeout: 30_000,
    restoreMocks: true,
  },
});
