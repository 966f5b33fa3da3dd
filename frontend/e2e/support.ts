import { type Browser, expect, type Locator, type Page } from '@playwright/test';

export const PASSWORD = 'liangce-demo';
export const WOMEN = 'jiaxing-women-14-5';
export const YEAR = 2025;

/** A browser of one's own for one person, signed in; what goes wrong inside the page fails the journey. */
export async function as(browser: Browser, tenant: string, username: string, path = ''): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw new Error(`${tenant}/${username}: ${error.message}`);
  });
  await page.goto(`/${tenant}${path}`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('密码', { exact: true }).press('Enter');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  return page;
}

export const sheetPath = `/sheet/${WOMEN}/${YEAR}`;
export const progressPath = `/progress/${WOMEN}/${YEAR}`;
export const queuePath = `/queue/${WOMEN}/${YEAR}`;

/** The row of the sheet or the queue that is headed by this name. */
export function rowOf(page: Page, name: string, area?: string): Locator {
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  return area ? rows.filter({ hasText: area }) : rows;
}

/** All that was typed has reached the server. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /已保存|已全部保存/ })).toBeVisible();
}
