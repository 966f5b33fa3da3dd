import { expect, test } from '@playwright/test';
import { as, WOMEN } from './support';

const COUNTY = '330424';
const REASON = '人社部门参保登记与名单逐一核对，应参保人员均已参保。';
const path = `/indicator/${WOMEN}/W19?area=${COUNTY}&year=2024`;

test('a county office signs a judgement over what numbers cannot settle, and everybody of the county sees it', async ({
  browser,
}) => {
  const office = await as(browser, `${COUNTY}-wcwc`, 'signer', path);
  await expect(office.getByRole('region', { name: '2024 年', exact: true })).toContainText('待认定');
  await office.getByRole('button', { name: '作出认定' }).click();
  await office.getByRole('button', { name: '签署认定' }).click();
  await expect(office.getByLabel('认定理由')).toBeFocused();
  await office.getByLabel('认定理由').fill(REASON);
  await office.getByRole('button', { name: '签署认定' }).click();
  await expect(office.getByRole('region', { name: '2024 年', exact: true })).toContainText('已达标');
  const panel = office.getByRole('region', { name: '妇儿工委办认定' });
  await expect(panel).toContainText(REASON);
  await expect(panel).toContainText('按数据判定：');

  const statistics = await as(browser, `${COUNTY}-stat`, 'signer', path);
  await expect(statistics.getByRole('region', { name: '妇儿工委办认定' })).toContainText(REASON);
  await expect(statistics.getByRole('button', { name: '重新认定' })).toHaveCount(0);
});

test('the outlook says where a value is heading, and the board what warns', async ({ browser }) => {
  const office = await as(browser, '330400-wcwc', 'viewer', `/indicator/${WOMEN}/W07?year=2024`);
  const outlook = office.getByRole('region', { name: '2025 年前景' });
  await expect(outlook).toContainText('71.66');
  await expect(outlook).toContainText('可达到目标');
  await office.goto(`/330400-wcwc/board/${WOMEN}?year=2024`);
  await expect(office.getByRole('heading', { name: '早期预警' })).toBeVisible();
  await expect(office.getByRole('region', { name: '可能完不成的指标' })).toContainText('连续两年变差');
});
