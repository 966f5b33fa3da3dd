import { expect, type Locator, type Page, test } from '@playwright/test';
import { as, queuePath, readable, sheetPath } from './support';

/** Tables of hundreds of rows: what is out of sight is not drawn, and is there for whoever goes to it. */
const MANY = 600;
const reviewer = ['330402-hrss', 'reviewer'] as const;
const clerk = ['330482-hc', 'reporter'] as const;

type Json = Record<string, unknown>;

/** Lets the server answer, and changes what it said. */
async function answer(page: Page, change: (data: Json) => void): Promise<void> {
  await page.route('**/graphql**', async (route) => {
    if (route.request().postData()?.includes('"query":"subscription')) return route.continue();
    // A page that is closed meanwhile wants no answer.
    const response = await route.fetch().catch(() => undefined);
    if (!response) return;
    const json = (await response.json()) as { data?: Json };
    if (json.data) change(json.data);
    await route.fulfill({ response, json });
  });
}

const itemOf = (n: number): Json => ({
  stage: 'department_review',
  due: null,
  figure: {
    id: `made-${n}`,
    revision: 1,
    value: String(1000 + n),
    emptiness: null,
    state: 'submitted',
    explanation: n % 3 === 0 ? '已与业务系统核对，增长来自口径内的新增单位。' : null,
    correctionReason: null,
    enteredAt: '2026-03-01T00:00:00Z',
    enteredBy: { name: '沈娟' },
    element: { code: `made_${n}`, name: `第${n}项`, unit: '人', kind: 'count' },
    area: { code: '330402', name: '南湖区' },
    category: { code: 'total', name: '合计' },
    divergences: [],
  },
  lastYear: { value: '990', emptiness: null, explanation: null },
  lastRevision: null,
  problems: [],
  heard: { unread: 0 },
});

async function queueOf(page: Page): Promise<void> {
  await answer(page, (data) => {
    if (!('queue' in data)) return;
    const nodes = Array.from({ length: MANY }, (_, n) => itemOf(n + 1));
    data.queue = { totalCount: MANY, pageInfo: { hasNextPage: false, endCursor: null }, nodes };
  });
  await page.goto(`/${reviewer[0]}${queuePath}`);
  await expect(row(page, 1)).toBeVisible();
}

type Cell = { element: Json; canEdit: boolean } & Json;

async function sheetOf(page: Page): Promise<void> {
  await answer(page, ({ sheet }) => {
    const part = sheet as { cells: Cell[] } | undefined;
    const open = part?.cells.find((c) => c.canEdit);
    if (!part || !open) return;
    part.cells = Array.from({ length: MANY }, (_, i) => ({
      ...open,
      obligation: `made-${i + 1}`,
      element: { ...open.element, code: `made_${i + 1}`, name: `第${i + 1}项` },
      category: { code: 'total', name: '合计' },
      figure: null,
      problems: [],
      proposal: null,
    }));
  });
  await page.goto(`/${clerk[0]}${sheetPath}`);
  await expect(field(page, 1)).toBeVisible();
}

const row = (page: Page, n: number) => page.locator(`#row-made-${n}`);
const field = (page: Page, n: number) => page.getByRole('textbox', { name: `第${n}项`, exact: true });
const table = (page: Page) => page.locator('main table').first();
/** Rows that are drawn, without those that only keep a place. */
const drawn = (page: Page) => table(page).locator('tbody tr:not([aria-hidden])').count();

/** Turns the wheel until something is seen: how long a table is becomes known while one goes through it. */
async function wheelTo(page: Page, by: number, what: Locator): Promise<void> {
  await page.mouse.move(700, 450);
  await expect(async () => {
    await page.mouse.wheel(0, by);
    await expect(what).toBeInViewport({ timeout: 500 });
  }).toPass();
}

test('a long queue draws what is seen, says how long it is, and has every row at its place', async ({ browser }) => {
  const page = await as(browser, ...reviewer);
  await queueOf(page);
  expect(await drawn(page)).toBeLessThan(120);
  await expect(table(page)).toHaveAttribute('aria-rowcount', String(1 + 1 + MANY));
  await expect(row(page, 1)).toHaveAttribute('aria-rowindex', '3');
  await expect(row(page, MANY)).toHaveCount(0);
  await wheelTo(page, 1e6, row(page, MANY));
  await expect(row(page, MANY)).toHaveAttribute('aria-rowindex', String(2 + MANY));
  expect(await drawn(page)).toBeLessThan(120);
  await expect(table(page).locator('thead th').nth(1)).toBeInViewport();
});

test('keys go through a long queue, beyond what is drawn, and scrolling away does not lose the row', async ({
  browser,
}) => {
  const page = await as(browser, ...reviewer);
  await queueOf(page);
  await row(page, 1).focus();
  for (let n = 2; n <= 32; n++) await page.keyboard.press('ArrowDown');
  await expect(row(page, 32)).toBeFocused();
  await expect(row(page, 32)).toBeInViewport();
  await page.keyboard.press('PageDown');
  const at = Number((await page.evaluate(() => document.activeElement?.id))?.replace('row-made-', ''));
  expect(at).toBeGreaterThan(36);
  await expect(row(page, at)).toBeInViewport();

  await wheelTo(page, -1e6, row(page, 1));
  await expect(row(page, at)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, at + 1)).toBeFocused();
  await expect(row(page, at + 1)).toBeInViewport();

  await page.keyboard.press('r');
  await page.getByLabel('请写清楚要改什么').fill('请核对');
  await row(page, at).focus();
  await wheelTo(page, 1e6, row(page, MANY));
  await row(page, MANY).focus();
  await expect(page.getByLabel('请写清楚要改什么'), 'what was written in a row stays').toHaveValue('请核对');
});

test('a long sheet is typed through by Enter, by Tab and by page, and what is typed goes where the focus is', async ({
  browser,
}) => {
  const page = await as(browser, ...clerk);
  await sheetOf(page);
  expect(await drawn(page)).toBeLessThan(120);
  await field(page, 1).focus();
  for (let n = 2; n <= 42; n++) await page.keyboard.press('Enter');
  await expect(field(page, 42)).toBeFocused();
  await expect(field(page, 42)).toBeInViewport();
  const stands = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  for (let n = 0; n < 12 && (await stands()) !== '第45项'; n++) await page.keyboard.press('Tab');
  await expect(field(page, 45)).toBeFocused();
  await page.keyboard.press('PageDown');
  const at = Number(/\d+/.exec(await stands())?.[0]);
  expect(at).toBeGreaterThan(55);
  await expect(field(page, at)).toBeInViewport();
  const head = await table(page).locator('thead th').nth(1).boundingBox();
  const cell = await field(page, at).boundingBox();
  expect(cell?.y ?? 0, 'not under the head').toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0));
  await page.keyboard.press('PageUp');
  await expect(field(page, 45)).toBeFocused();

  await wheelTo(page, 1e6, field(page, MANY));
  await page.keyboard.type('7');
  await expect(field(page, 45)).toHaveValue('7');
});

test('on paper a long table is whole', async ({ browser }) => {
  const page = await as(browser, ...reviewer);
  await queueOf(page);
  await page.emulateMedia({ media: 'print' });
  await expect(row(page, MANY)).toHaveCount(1);
  await expect(row(page, MANY / 2)).toHaveCount(1);
  await page.emulateMedia({ media: 'screen' });
  await expect(row(page, MANY)).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await row(page, MANY).count(), 'before the page is laid out').toBe(1);
});

test('a long table can be read by everyone, also on a phone', async ({ browser }) => {
  const page = await as(browser, ...clerk);
  await sheetOf(page);
  await readable(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.evaluate(() => window.scrollTo(0, 9000));
  await expect(async () => {
    const seen = await table(page)
      .locator('tbody tr:not([aria-hidden])')
      .evaluateAll(
        (rows) =>
          rows.filter((r) => r.getBoundingClientRect().top < innerHeight && r.getBoundingClientRect().bottom > 0)
            .length,
      );
    expect(seen).toBeGreaterThan(2);
  }).toPass();
});
