import { defineConfig } from '@playwright/test';

/** The journeys run against a server that is already up; LIANGCE_URL names it. */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: false,
  workers: 1,
  // Long enough for a machine that others work on too: what is there is not waited for.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  use: {
    baseURL: process.env.LIANGCE_URL ?? 'http://127.0.0.1:8080',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    // Whoever asks for no motion gets none; a click on what still moves may miss it on a slow machine.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of each journey, of which those that passed are thrown away, takes a quarter of the time; `--trace on` makes one.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
