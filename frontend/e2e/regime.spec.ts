import { expect, test } from '@playwright/test';
import { as, readable } from './support';

test('a clerk reads how the city does it', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter');
  await page.getByRole('link', { name: '口径与流程' }).click();
  await expect(page.getByRole('heading', { name: '本市口径与流程' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '条线核对' })).toContainText('市级条线部门');
  await expect(page.getByRole('row', { name: /妇幼卫生年度/ })).toContainText('10-01 至');
  await expect(page.getByText('嘉兴市人民政府妇女儿童工作委员会', { exact: true })).toBeVisible();
  await readable(page);
});

test('another city goes another way, and a renamed body keeps its old name beside the new one', async ({ browser }) => {
  const page = await as(browser, '330502-hc', 'reporter', '/regime');
  await expect(page.getByText('区县复核').first()).toBeVisible();
  await expect(page.getByText('条线核对')).toHaveCount(0);
  await expect(page.getByText('缺少负责人签章')).toBeVisible();
  await expect(page.getByText('湖州市妇女儿童工作联席会议', { exact: true })).toBeVisible();
  await expect(page.getByText('至 2026-01-31')).toBeVisible();
  await expect(page.getByText('只在 2020、2025 年填报')).toBeVisible();
  await expect(page.getByText('县级妇儿联席办')).toBeVisible();
});

test('a figure is returned for a reason of its city', async ({ browser }) => {
  const page = await as(browser, '330521-hc', 'reviewer', '/queue/huzhou-women-14-5/2025');
  await page.getByRole('button', { name: '退回' }).first().click();
  await expect(page.getByRole('radio', { name: '与台账不一致' })).toBeChecked();
  await expect(page.getByRole('radio')).toHaveCount(5);
  await expect(page.getByRole('radio', { name: '数值有误' })).toHaveCount(0);
  await page.getByRole('button', { name: '取消' }).click();
});
