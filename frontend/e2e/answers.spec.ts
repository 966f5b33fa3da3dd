import { expect, test } from '@playwright/test';
import { as, WOMEN } from './support';

test('the page names its documents instead of sending them, and a board that has not changed is not sent again', async ({
  browser,
}) => {
  const page = await as(browser, '330400-wcwc', 'viewer');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/graphql') sent.push(request.postData() ?? request.url());
  });
  const boards: number[] = [];
  page.on('response', (answer) => {
    if (answer.url().includes('/graphql?')) boards.push(answer.status());
  });
  await page.goto(`/330400-wcwc/board/${WOMEN}`);
  const indicator = page.locator(`main a[href*="/indicator/"]`).first();
  await expect(indicator).toBeVisible();
  expect(boards).toEqual([200]);

  await indicator.click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // One who reads on while an answer is under way asks once more: it came once all the same.
  await expect.poll(() => boards.length).toBeGreaterThan(1);
  expect(boards.slice(1).filter((status) => status !== 304)).toEqual([]);
  const documents = sent.filter((body) => !body.includes('"operationName":"Refresh"'));
  expect(documents.length).toBeGreaterThan(2);
  expect(documents.filter((body) => body.includes('query%20') || body.includes('"query"'))).toEqual([]);
});
