import { type Browser, expect, test } from '@playwright/test';
import { as, queuePath, rowOf, saved, sheetPath, WOMEN, YEAR } from './support';

/** The way of one figure through the year: typed, reviewed, signed by both bodies of both levels, seen on the board. */
test.describe.configure({ mode: 'serial' });

const COUNTY = '海宁市';
let element = '';
let indicator = '';
let typed = '';

test('the clerk types a figure that is still owed, and hands it in', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter');
  await page.getByRole('link', { name: '去填报' }).first().click();
  await expect(page).toHaveURL(/\/330481-hc\/sheet\//);
  await page.goto(`/330481-hc${sheetPath}`);

  const blank = page.locator('tr', { has: page.locator('[data-blank] input') }).first();
  element = (await blank.getByRole('rowheader').evaluate((e) => e.firstChild?.textContent ?? '')).trim();
  indicator = (
    (await page
      .locator('tr', { has: page.locator('th[scope=colgroup]') })
      .filter({ has: page.locator(`xpath=following-sibling::tr[.//th[contains(., "${element}")]]`) })
      .last()
      .locator('span')
      .first()
      .textContent()) ?? ''
  ).trim();
  const last = ((await blank.locator('td[data-label="上年"]').textContent()) ?? '').replaceAll('\u2009', '');
  typed = String(Number(last) + 1);

  await blank.getByRole('textbox').click();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await saved(page);
  await expect(rowOf(page, element)).toContainText('草稿');

  await rowOf(page, element).getByRole('checkbox').check();
  await page.getByRole('button', { name: '提交选中的 1 项' }).click();
  await expect(page.getByRole('alert')).toContainText('已提交 1 项');
  await expect(rowOf(page, element)).toContainText('已提交');
});

/** Passes the figure with one key, as one of those whose turn it is. */
async function pass(browser: Browser, tenant: string, username: string) {
  const page = await as(browser, tenant, username, queuePath);
  const row = rowOf(page, element, COUNTY);
  await row.focus();
  await page.keyboard.press('p');
  await expect(row).toContainText('已通过');
  await expect(page.getByRole('region', { name: '今天的决定' })).toContainText(element);
  await page.context().close();
}

test('nobody but the next in the chain sees it', async ({ browser }) => {
  const page = await as(browser, '330481-stat', 'signer', queuePath);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('审签');
  await expect(rowOf(page, element, COUNTY)).toHaveCount(0);
});

test('the reviewer of the department passes it', ({ browser }) => pass(browser, '330481-hc', 'reviewer'));
test('statistics of the county signs, before the office does', ({ browser }) => pass(browser, '330481-stat', 'signer'));
test('the office of the county signs', ({ browser }) => pass(browser, '330481-wcwc', 'signer'));
test('the line of the city checks it', ({ browser }) => pass(browser, '330400-hc', 'reviewer'));
test('the office of the city signs', ({ browser }) => pass(browser, '330400-wcwc', 'signer'));

test('one signature of two is not enough: what was approved does not have it yet', async ({ browser }) => {
  const page = await as(
    browser,
    '330400-wcwc',
    'viewer',
    `/indicator/${WOMEN}/${indicator}?basis=APPROVED&area=330481&year=${YEAR}`,
  );
  await expect(page.getByRole('region', { name: /由来|怎么来|依据/ })).not.toContainText(element);
});

test('statistics of the city signs, and the figure is approved', ({ browser }) =>
  pass(browser, '330400-stat', 'signer'));

test('the clerk sees it approved, with everyone who signed', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter', sheetPath);
  const row = rowOf(page, element);
  await expect(row).toContainText('已核定');
  await expect(row.getByRole('textbox')).toHaveCount(0);
});
