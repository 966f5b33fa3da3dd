import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import { as, progressPath, queuePath, sheetPath, WOMEN, YEAR } from './support';

/** Every page: WCAG 2.2 AA as far as a machine can tell, and no sideways scrolling on a phone. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (d: Document, o: object) => Promise<{ violations: Violation[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    return (await axe.run(document, { runOnly: tags })).violations;
  });
  return found.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 200)} ${n.failureSummary}`));
}

async function settled(page: Page) {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('[role=status][aria-label="正在载入"]')).toHaveCount(0);
}

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
  ['round', '330400-wcwc', 'signer', `/round/${WOMEN}`],
  ['surveys of the city office', '330400-wcwc', 'signer', `/survey/${WOMEN}/${YEAR}`],
  ['surveys of a year without one', '330481-wcwc', 'signer', `/survey/${WOMEN}/2023`],
  ['trail', '330481-hc', 'admin', '/audit'],
  ['nothing found', '330481-hc', 'viewer', `/sheet/no-such-plan/${YEAR}`],
];

for (const [name, tenant, username, path] of pages) {
  test(`${name} can be read and used by everyone`, async ({ browser }) => {
    const page = await as(browser, tenant, username, path);
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, 'pixels beyond the screen of a phone').toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
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
  const phone = async () => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await settled(page);
      expect(await violations(page)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, 'pixels beyond the screen').toBeLessThanOrEqual(0);
    }
  };
  await page.getByRole('link', { name: /2024年妇女发展满意度调查/ }).click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await phone();
  await page.goto(`/330400-wcwc/survey/${WOMEN}/${YEAR}`);
  await page.getByRole('link', { name: /2025年妇女发展满意度调查/ }).click();
  await expect(page.getByRole('img', { name: '问卷二维码' })).toBeVisible();
  await phone();
  await page.goto((await page.getByRole('link', { name: /\/survey\/330400-/ }).getAttribute('href')) ?? '');
  await expect(page.getByLabel('您所在的区域')).toBeVisible();
  await phone();
});
