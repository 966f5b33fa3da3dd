import { expect, test } from '@playwright/test';
import { as, readable, rowOf } from './support';

const SCHEME = 'women-children-statistics';
const form = (code: string, more = '') => `/forms?scheme=${SCHEME}&form=${code}${more}`;

test('a clerk sees what a figure serves, and opens the form from the top line', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter', `/sheet/${SCHEME}/2025`);
  await expect(page.getByRole('combobox', { name: '规划' })).toBeVisible();
  await expect(rowOf(page, '孕产妇死亡人数')).toContainText('同时用于：嘉兴市妇女发展“十四五”规划');
  await expect(page.getByText('妇女状况综合统计表（县级）')).toBeVisible();

  await page.getByRole('link', { name: '统计报表' }).click();
  await expect(page.getByRole('heading', { name: '妇女状况综合统计表（县级）' })).toBeVisible();
  const paper = page.getByRole('article');
  await expect(paper).toContainText('国家统计局');
  await expect(paper.getByText('待确认').first()).toBeVisible();
  await expect(rowOf(page, '高中阶段在校生数')).toContainText('教育条线');
  await expect(rowOf(page, '孕产妇系统管理人数')).toContainText('6265');
  await expect(page.getByRole('combobox', { name: '地区' })).toHaveCount(1);
  await readable(page);
});

test('the office reads the city form, who owes what, and takes it as a workbook', async ({ browser }) => {
  const page = await as(browser, '330400-wcwc', 'signer', form('FZ2', '&year=2025'));
  await expect(page.getByRole('heading', { name: '妇女状况综合统计表（市级）' })).toBeVisible();
  await expect(rowOf(page, '住院分娩活产数')).toContainText('已报');
  await page.getByText(/行齐全/).click();
  await expect(page.getByRole('listitem').filter({ hasText: '待报' }).first()).toBeVisible();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 Excel' }).click();
  expect((await file).suggestedFilename()).toContain('妇综2表');
  await readable(page);
});

test('a scheme is offered where figures are collected, and not among the plans', async ({ browser }) => {
  const page = await as(browser, '330400-wcwc', 'signer', `/round/${SCHEME}`);
  await expect(page.getByText('妇女儿童状况综合统计报表制度').first()).toBeVisible();
  await page.getByRole('link', { name: '看板' }).click();
  await expect(page.getByRole('heading', { name: /“十四五”规划/ })).toBeVisible();
  await page.getByRole('combobox', { name: '规划' }).click();
  await expect(page.getByRole('option', { name: /规划/ }).first()).toBeAttached();
  await expect(page.getByRole('option', { name: /报表制度/ })).toHaveCount(0);
});

test('the city’s form is not for a county, whatever the address says', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter', form('FZ2', '&area=330400'));
  await expect(page.getByRole('heading', { name: '妇女状况综合统计表（县级）' })).toBeVisible();
  await expect(page.getByRole('article')).toContainText('海宁市');
});
