import { expect, test } from '@playwright/test';
import { as, readable, WOMEN } from './support';

const W04 = `/indicator/${WOMEN}/W04?year=2025`;

test("a changed definition is marked, and the city's statistics says how values compare", async ({ browser }) => {
  const page = await as(browser, '330400-stat', 'signer', W04);
  const section = page.getByRole('region', { name: '口径沿革' });
  await expect(section.getByRole('heading', { name: '2023 年起（现行）' })).toBeVisible();
  await expect(section.getByRole('heading', { name: '2022 年及以前' })).toBeVisible();
  await expect(section.getByText('断点：2023 年起指标口径变更')).toBeVisible();
  await expect(section.getByText('换算关系：新口径值 = 原口径值 × 1.0012')).toBeVisible();
  await expect(page.getByRole('img', { name: /历年走势/ }).getByText('2023 年口径变更')).toBeVisible();

  await section.getByRole('button', { name: '修改换算关系' }).click();
  const factor = section.getByLabel('系数（新口径值 ÷ 原口径值）');
  await expect(factor).toBeFocused();
  await factor.fill('-1');
  await factor.press('Enter');
  await expect(section.getByRole('alert')).toBeVisible();
  await factor.fill('1.004');
  await section.getByLabel('测算依据').fill('重新抽测后复核');
  await section.getByRole('button', { name: /^(loading )?登记$/ }).click();
  await expect(section.getByText('新口径值 = 原口径值 × 1.004')).toBeVisible();

  await section.getByRole('button', { name: '修改换算关系' }).click();
  await factor.fill('1.0012');
  await section.getByRole('button', { name: /^(loading )?登记$/ }).click();
  await expect(section.getByText('新口径值 = 原口径值 × 1.0012')).toBeVisible();
});

test('others read how values compare, and do not record it', async ({ browser }) => {
  const page = await as(browser, '330481-hc', 'reporter', `${W04}&area=330400`);
  const section = page.getByRole('region', { name: '口径沿革' });
  await expect(section.getByText('断点：2023 年起指标口径变更')).toBeVisible();
  await expect(section.getByRole('button')).toHaveCount(0);
  await readable(page);
});
