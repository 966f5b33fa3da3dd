import { expect, test } from '@playwright/test';
import { as, progressPath, queuePath, readable, sheetPath, violations, WOMEN, YEAR } from './support';

/** Every page: WCAG 2.2 AA as far as a machine can tell, and no sideways scrolling on a phone. */
const pages: [string, string, string, string][] = [
  ['home of a clerk', '330481-hc', 'reporter', ''],
  ['home of a signer', '330400-wcwc', 'signer', ''],
  ['sheet', '330481-hc', 'reporter', sheetPath],
  ['sheet of a city department', '330400-hc', 'reporter', sheetPath],
  ['queue', '330400-hc', 'reviewer', queuePath],
  ['tasks of a department', '330481-hc', 'reporter', progressPath],
  ['tasks of a city department', '330400-hc', 'reporter', progressPath],
  ['tasks of a county office', '330481-wcwc', 'signer', progressPath],
  ['tasks of the city office', '330400-wcwc', 'signer', progressPath],
  ['tasks before the round', '330481-hc', 'reporter', `/progress/${WOMEN}/${YEAR + 1}`],
  ['report on a task', '330481-hc', 'reporter', `${progressPath}/W2.1`],
  ['report on a project', '330400-hc', 'reporter', `${progressPath}/W-P1`],
  ['report read by an office', '330481-wcwc', 'signer', `${progressPath}/W2.1?tenant=330481-hc`],
  ['task without a part', '330481-hc', 'reporter', `${progressPath}/W3.1`],
  ['board', '330400-wcwc', 'viewer', `/board/${WOMEN}`],
  ['index', '330400-wcwc', 'signer', `/index/${WOMEN}?year=2024`],
  ['index without enough data', '330481-hc', 'reporter', `/index/jiaxing-children-14-5?year=2020`],
  ['indicator', '330400-wcwc', 'viewer', `/indicator/${WOMEN}/W02`],
  ['plan', '330400-wcwc', 'viewer', `/plan/${WOMEN}`],
  ['organisation articles of a department', '330481-hc', 'reporter', `/organisation/${WOMEN}`],
  ['organisation articles of the city office', '330400-wcwc', 'signer', `/organisation/${WOMEN}?year=2024`],
  ['units of the city office', '330400-wcwc', 'signer', `/units/${WOMEN}/2024`],
  ['unit of a department', '330481-hc', 'viewer', `/units/${WOMEN}/${YEAR}`],
  ['evaluations of an office', '330400-wcwc', 'signer', `/evaluations/${WOMEN}`],
  ['evaluations of a department', '330481-hc', 'reporter', `/evaluations/${WOMEN}`],
  ['score sheets', '330400-wcwc', 'signer', `/score-sheets/${WOMEN}`],
  ['no such evaluation', '330481-hc', 'viewer', `/evaluation/${WOMEN}/00000000-0000-0000-0000-000000000000`],
  ['round', '330400-wcwc', 'signer', `/round/${WOMEN}`],
  ['surveys of the city office', '330400-wcwc', 'signer', `/survey/${WOMEN}/${YEAR}`],
  ['surveys of a year without one', '330481-wcwc', 'signer', `/survey/${WOMEN}/2023`],
  ['trail', '330481-hc', 'admin', '/audit'],
  ['nothing found', '330481-hc', 'viewer', `/sheet/no-such-plan/${YEAR}`],
];

for (const [name, tenant, username, path] of pages) {
  test(`${name} can be read and used by everyone`, async ({ browser }) => {
    const page = await as(browser, tenant, username, path);
    await readable(page);
  });
}

test('signing in can be read and used by everyone', async ({ page }) => {
  await page.goto('/330481-hc');
  await expect(page.getByLabel('用户名')).toBeFocused();
  expect(await violations(page)).toEqual([]);
});

test('the front page can be read and used by everyone', async ({ page }) => {
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  expect(await violations(page)).toEqual([]);
});

test("a survey's result, its links and its form can be read and used by everyone", async ({ browser }) => {
  const page = await as(browser, '330400-wcwc', 'signer', `/survey/${WOMEN}/2024`);
  const everywhere = async () => {
    await page.setViewportSize({ width: 1440, height: 844 });
    await readable(page);
  };
  await page.getByRole('link', { name: /2024年妇女发展满意度调查/ }).click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await everywhere();
  await page.goto(`/330400-wcwc/survey/${WOMEN}/${YEAR}`);
  await page.getByRole('link', { name: /2025年妇女发展满意度调查/ }).click();
  await expect(page.getByRole('img', { name: '问卷二维码' })).toBeVisible();
  await everywhere();
  await page.goto((await page.getByRole('link', { name: /\/survey\/330400-/ }).getAttribute('href')) ?? '');
  await expect(page.getByLabel('您所在的区域')).toBeVisible();
  await everywhere();
});
