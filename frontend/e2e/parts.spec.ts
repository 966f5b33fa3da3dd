import { expect, test } from '@playwright/test';
import { as, readable } from './support';

const CHILDREN = 'jiaxing-children-14-5';

test('an indicator is shown by sex and by stage, and what is partial says so', async ({ browser }) => {
  const page = await as(browser, '330400-edu', 'viewer', `/indicator/${CHILDREN}/C07?year=2024&basis=APPROVED`);
  const parts = page.getByRole('region', { name: /^分项数据/ });
  await expect(parts.getByRole('list', { name: '嘉兴市各分项历年走势' }).getByRole('listitem')).toHaveCount(2);
  await parts.getByText('学段', { exact: true }).click();
  await expect(parts.getByRole('list', { name: '嘉兴市各分项历年走势' }).getByRole('listitem')).toHaveCount(4);
  const city = parts.getByRole('row', { name: /^嘉兴市/ });
  await expect(city.getByTitle('缺：海盐县')).toHaveText('部分');
  await expect(
    parts
      .getByRole('row', { name: /^海盐县/ })
      .getByRole('cell')
      .last(),
  ).toHaveText('未填报');
  await readable(page);
});

test('what tells of a few people is not published; who may read the figures finds it among the approved ones', async ({
  browser,
}) => {
  const page = await as(browser, '330400-hc', 'viewer', `/indicator/${CHILDREN}/C13?year=2024&basis=PUBLISHED`);
  const counties = page.getByRole('region', { name: /^各地比较/ });
  await expect(counties.getByText('不公开').first()).toBeVisible();
  await page.goto(page.url().replace('PUBLISHED', 'APPROVED'));
  await expect(counties.getByRole('button').first()).toBeVisible();
  await expect(counties.getByText('不公开')).toHaveCount(0);
});

test('a clerk folds the parts away and goes from total to total', async ({ browser }) => {
  const page = await as(browser, '330481-edu', 'reporter', `/sheet/${CHILDREN}/2025`);
  const part = page.getByRole('rowheader', { name: ' · 男' });
  await expect(part.first()).toBeVisible();
  await page.getByRole('button', { name: /^收起分项/ }).click();
  await expect(part).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('button', { name: /^展开分项/ })).toBeVisible();
  await expect(part).toHaveCount(0);
  await page.getByRole('button', { name: /^展开分项/ }).click();
  await expect(part.first()).toBeVisible();
});

test('the board unfolds an indicator into its parts, from the keyboard, and keeps it so', async ({ browser }) => {
  const page = await as(browser, '330400-edu', 'viewer', `/board/${CHILDREN}?year=2024&basis=APPROVED`);
  const unfold = page.getByRole('button', { name: '“儿童青少年总体近视率”的分项' });
  await expect(unfold).toHaveAttribute('aria-expanded', 'false');
  await page.getByRole('link', { name: '儿童青少年总体近视率' }).last().focus();
  await page.keyboard.press('ArrowRight');
  const bySex = page.getByRole('table', { name: '“儿童青少年总体近视率”按性别分' });
  await expect(bySex.getByRole('rowheader')).toHaveText(['男', '女']);
  await page.reload();
  await expect(bySex).toBeVisible();
  await readable(page);
  await unfold.click();
  await expect(bySex).toHaveCount(0);
});
