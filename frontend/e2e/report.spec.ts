import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { as, readable, saved } from './support';

/** An evaluation's reports: a text with a number in it, the documents as files, and who has no part in them. */
test.describe.configure({ mode: 'serial' });

const CHILDREN = 'jiaxing-children-14-5';
const OFFICE = '330400-wcwc';
const MIDTERM = '2023 年中期评估 · 嘉兴市';
const UNDER_WAY = '2024 年度评估 · 嘉兴市';
const WORDS = '本年度的达标率为';

const files = (page: Page) => page.getByRole('region', { name: '报告文件' }).getByRole('listitem');
const summary = (page: Page) => page.locator('[id="text-summary"]');

/** The reports of the evaluation that is called so, for a signer of the city's office. */
async function reports(browser: Browser, name: string): Promise<Page> {
  const page = await as(browser, OFFICE, 'signer', `/evaluations/${CHILDREN}`);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('navigation', { name: '评估的各部分' }).getByRole('link', { name: '报告' }).click();
  await expect(files(page)).toHaveCount(3);
  return page;
}

/** Has the document made that stands in this place, and saves it. */
async function made(page: Page, place: number, ending: string): Promise<void> {
  const card = files(page).nth(place);
  await card.getByRole('button', { name: /^(生成|重新生成|再试)$/ }).click();
  await expect(card.getByRole('status')).toHaveText('已经生成，可以保存。', { timeout: 300_000 });
  const link = card.getByRole('button', { name: new RegExp(`^保存文件.*\\.${ending}$`) });
  const name = ((await link.textContent()) ?? '').replace('保存文件', '');
  const download = page.waitForEvent('download');
  await link.click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(name);
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
}

test('the office writes a text with a number, sees it filled in, and gives the proposal back', async ({ browser }) => {
  const page = await reports(browser, UNDER_WAY);
  await readable(page);
  const before = await summary(page).locator('[data-numbers]').textContent();
  await summary(page).getByRole('button', { name: '改写' }).click();
  const text = page.getByRole('textbox', { name: '正文' });
  await expect(text).toBeFocused();
  await text.fill(WORDS);
  const picker = page.getByRole('combobox', { name: '在“正文”中插入数字' });
  await picker.fill('rate');
  await expect(page.getByRole('option', { selected: true })).toBeVisible();
  await picker.press('Enter');
  await expect(text).toHaveValue(new RegExp(`^${WORDS}\\{[^{}]+\\}$`));
  await expect(text).toBeFocused();
  const good = await text.inputValue();
  await page.keyboard.type('，{没有这个}');
  await expect(page.getByText('没有这样的数字：{没有这个}')).toBeVisible();
  await text.fill(good);
  await page.keyboard.press('Control+s');
  await saved(page);
  await readable(page);
  await page.getByRole('button', { name: '完成' }).click();
  await expect(summary(page).locator('[data-numbers]')).toHaveText(new RegExp(`^${WORDS}[\\d.]`));

  await page.reload();
  await expect(summary(page)).toContainText(WORDS);
  await expect(summary(page)).toContainText('写于');
  const number = summary(page).locator('[data-numbers]').getByRole('button');
  await number.focus();
  await expect(page.getByRole('tooltip')).toBeVisible();

  await summary(page).getByRole('button', { name: '修改' }).click();
  await page.getByRole('button', { name: '恢复建议文字' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '恢复建议文字' }).click();
  await expect(summary(page)).toContainText('系统建议的文字');
  await expect(summary(page).locator('[data-numbers]')).toHaveText(before ?? '');
});

test('before it is concluded a document is a draft', async ({ browser }) => {
  const page = await reports(browser, UNDER_WAY);
  await made(page, 0, 'docx');
  await expect(files(page).nth(0)).toContainText('草稿');
});

test('of a published evaluation the annex and the monitoring report are made and saved', async ({ browser }) => {
  const page = await reports(browser, MIDTERM);
  await made(page, 2, 'xlsx');
  await made(page, 0, 'docx');
  await expect(files(page).nth(0)).toContainText('定稿');
  await expect(files(page).nth(0)).toContainText(/校验码 [0-9a-f]{8}/);
  await readable(page);
});

test('a clerk of a county makes nothing and reads no texts', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'viewer', `/evaluations/${CHILDREN}`);
  await page.getByRole('link', { name: MIDTERM }).click();
  await expect(page.getByRole('heading', { level: 1, name: MIDTERM })).toBeVisible();
  await page.goto(`${new URL(page.url()).pathname}?part=reports`);
  await expect(page.locator('main')).toContainText(/没有您可以查看的报告|报告文件/);
  await expect(page.getByRole('button', { name: /^(生成|重新生成|再试|修改|改写)$/ })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '报告文字' })).toHaveCount(0);
});
