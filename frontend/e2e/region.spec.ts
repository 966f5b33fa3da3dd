import { expect, test } from '@playwright/test';
import { as, readable } from './support';

test('the province sees its cities side by side, and what they add up to', async ({ browser }) => {
  const page = await as(browser, '330000-wcwc', 'viewer');
  await expect(page).toHaveURL(/\/330000-wcwc\/region$/);
  await expect(page.getByRole('heading', { name: '浙江省各市情况' })).toBeVisible();
  await page.getByRole('button', { name: /^2024/ }).click();
  await expect(page).toHaveURL(/year=2024/);
  await expect(page.getByText('2 个市的共同指标已全部核定')).toBeVisible();
  const table = page.getByRole('region', { name: '浙江省及各地 2024 年的共同指标' });
  const row = (name: string) => table.getByRole('row').filter({ has: page.getByRole('button', { name }) });
  for (const head of ['浙江省', '嘉兴市', '湖州市']) {
    await expect(table.getByRole('columnheader', { name: head })).toBeVisible();
  }
  await expect(
    row('孕产妇死亡率')
      .getByText(/\d\.\d\d/)
      .first(),
  ).toBeVisible();
  await expect(row('婴儿死亡率')).toContainText('含 1 / 2 市');
  await expect(row('婴儿死亡率')).toContainText('规划未设');
  await expect(row('妇女人均预期寿命')).toContainText('不汇总');

  await page.getByRole('button', { name: '妇女人均预期寿命' }).press('Enter');
  await expect(page.getByText('不能相加，也不能按人口平均')).toBeVisible();
  await expect(
    page.getByRole('region', { name: '妇女人均预期寿命，逐年' }).getByRole('columnheader', { name: '2020' }),
  ).toBeVisible();
  await readable(page);
});

test('there is nothing of a city’s work in a province’s frame', async ({ browser }) => {
  const page = await as(browser, '330000-wcwc', 'signer', '/sheet/jiaxing-women-14-5/2025');
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link')).toHaveCount(2); // the mark, and 各地
  await expect(page.getByText('孕产妇死亡人数')).toHaveCount(0);
});

test('a city is told why it does not see the others', async ({ browser }) => {
  const page = await as(browser, '330400-wcwc', 'signer', '/region');
  await expect(page.getByRole('alert')).toContainText('只有省级和国家级单位可以看各市汇总');
});

test('on a phone the table scrolls and the page does not', async ({ browser }) => {
  const page = await as(browser, '330000-wcwc', 'viewer');
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(page.getByRole('heading', { name: /共同指标/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
