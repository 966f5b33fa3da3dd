import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';

export const PASSWORD = 'liangce-demo';
export const WOMEN = 'jiaxing-women-14-5';
export const YEAR = 2025;

/** The browsers of the journeys so far: one that has ended is closed by the next, for its pages go on hearing changes and drawing them. */
let opened: { journey: string; context: BrowserContext }[] = [];

async function closeEarlier(journey: string): Promise<void> {
  const earlier = opened.filter((o) => o.journey !== journey);
  opened = opened.filter((o) => o.journey === journey);
  await Promise.all(earlier.map((o) => o.context.close()));
}

/** A browser of one's own for one person, signed in; what goes wrong inside the page fails the journey. */
export async function as(browser: Browser, tenant: string, username: string, path = ''): Promise<Page> {
  const journey = test.info().testId;
  await closeEarlier(journey);
  const context = await browser.newContext();
  opened.push({ journey, context });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw new Error(`${tenant}/${username}: ${error.message}`);
  });
  // The form of the entrance has journeys of its own; here its call is made, and its cookie signs the page in.
  const input = { tenant, username, password: PASSWORD };
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }';
  const answer = await context.request.post('/graphql', { data: { query, variables: { input } } });
  expect((await answer.json()).errors).toBeUndefined();
  await page.goto(`/${tenant}${path}`);
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  return page;
}

export const sheetPath = `/sheet/${WOMEN}/${YEAR}`;
export const progressPath = `/progress/${WOMEN}/${YEAR}`;
export const queuePath = `/queue/${WOMEN}/${YEAR}`;

/** The row of the sheet or the queue that is headed by this name: the total's, unless the name says which part. */
export function rowOf(page: Page, name: string, area?: string): Locator {
  const named = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  const rows = name.includes(' · ') ? named : named.filter({ hasNot: page.getByRole('rowheader', { name: ' · ' }) });
  return area ? rows.filter({ hasText: area }) : rows;
}

/** All that was typed has reached the server. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /已保存|已全部保存/ })).toBeVisible();
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

/** What a machine finds against WCAG 2.2 AA. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (d: Document, o: object) => Promise<{ violations: Violation[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    return (await axe.run(document, { runOnly: tags })).violations;
  });
  return found.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 200)} ${n.failureSummary}`));
}

async function settled(page: Page) {
  // Not until the network is idle: a page that is told of changes never is.
  await page.evaluate(() => document.fonts.ready);
  await expect(page.locator('[role=status][aria-label="正在载入"]')).toHaveCount(0);
}

/** The page can be read and used by everyone, also on a phone. */
export async function readable(page: Page): Promise<void> {
  const screen = page.viewportSize();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  // What is laid out by the page's own code, as long tables are, follows the screen a moment later.
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(overflow, { message: 'pixels beyond the screen of a phone' }).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
  if (screen) await page.setViewportSize(screen);
}
