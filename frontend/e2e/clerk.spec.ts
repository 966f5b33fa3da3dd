import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { ask, tokenOf } from './evaluating';
import { PASSWORD, rowOf, saved, YEAR } from './support';
import { fillIn } from './workbook';

/** A clerk's year, once by page and once by Excel: the same figures come out, and both are told in clicks and seconds. */
const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PLAN = 'jiaxing-children-14-5';
const WORDS = '与业务台账核对一致，属实';

interface Cell {
  canEdit: boolean;
  category: { code: string; name: string };
  element: { name: string };
  lastYear: { value: string | null } | null;
  figure: { value: string | null; emptiness: string | null; state: string; revisions: { origin: string }[] } | null;
}

const SHEET = `query ($plan: String!, $year: Int!) { sheet(plan: $plan, year: $year) { cells { canEdit category { code name }
  element { name } lastYear { value } figure { value emptiness state revisions { origin } } } } }`;

async function cellsOf(page: Page, tenant: string): Promise<Cell[]> {
  const token = await tokenOf(page, tenant, 'reporter');
  const { sheet } = await ask<{ sheet: { cells: Cell[] } }>(page, token, SHEET, { plan: PLAN, year: YEAR });
  return sheet.cells;
}

/** What heads a cell's row. */
const rowName = (c: Cell) => (c.category.code === 'total' ? c.element.name : `${c.element.name} · ${c.category.name}`);

/** The elements whose total and parts are all still open. */
const openElements = (cells: Cell[]) => {
  const closed = new Set(cells.filter((c) => !c.canEdit).map((c) => c.element.name));
  return new Set(cells.map((c) => c.element.name).filter((name) => !closed.has(name)));
};

/** Counts what the hand does from here on. */
async function counted(page: Page) {
  await page.addInitScript(() => {
    const n = JSON.parse(sessionStorage.getItem('hand') ?? '{"clicks":0,"keys":0}');
    const keep = () => sessionStorage.setItem('hand', JSON.stringify(n));
    addEventListener(
      'pointerdown',
      () => {
        n.clicks += 1;
        keep();
      },
      true,
    );
    addEventListener(
      'keydown',
      () => {
        n.keys += 1;
        keep();
      },
      true,
    );
  });
  const start = Date.now();
  return async () => {
    const hand = JSON.parse((await page.evaluate(() => sessionStorage.getItem('hand'))) ?? '{}');
    return {
      clicks: hand.clicks as number,
      keys: hand.keys as number,
      seconds: Math.round((Date.now() - start) / 1000),
    };
  };
}

async function signIn(page: Page, tenant: string) {
  await page.goto(`/${tenant}`);
  await page.getByLabel('用户名').pressSequentially('reporter');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator(`a[href*="/sheet/${PLAN}/${YEAR}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`/sheet/${PLAN}/${YEAR}$`));
}

/** Explains whatever asks for words, and sends off. */
async function explainAndSubmit(page: Page) {
  const words = page.getByRole('textbox', { name: '说明' });
  for (let i = 0; i < (await words.count()); i += 1) {
    if ((await words.nth(i).inputValue()) !== '') continue;
    await words.nth(i).click();
    await page.keyboard.insertText(WORDS);
    await page.keyboard.press('Tab');
  }
  await saved(page);
  await page.getByRole('button', { name: /^提交/ }).first().click();
  await expect(page.getByText(/已提交 \d+ 项/).first()).toBeVisible();
}

test('a year by page and a year by Excel give the same figures', async ({ browser }) => {
  const [looking, byPage, byExcel] = [await browser.newPage(), await browser.newPage(), await browser.newPage()];
  const [one, other] = [await cellsOf(looking, '330421-edu'), await cellsOf(looking, '330482-edu')];
  const open = [openElements(one), openElements(other)] as const;
  const entries = one
    .filter((c) => open.every((names) => names.has(c.element.name)))
    .map((c) => [rowName(c), c.lastYear?.value ?? ''] as const);
  expect(entries.length).toBeGreaterThan(15);

  const handOnPage = await counted(byPage);
  await signIn(byPage, '330421-edu');
  for (const [name, value] of entries) {
    const field = rowOf(byPage, name).getByRole('textbox').first();
    // Enter leads to the next open cell; the hand is needed only where that is another one.
    if (!(await field.evaluate((e) => e === document.activeElement))) await field.click();
    await byPage.keyboard.press('Control+a');
    await byPage.keyboard.type(value);
    await byPage.keyboard.press('Enter');
  }
  await saved(byPage);
  await explainAndSubmit(byPage);
  const pageWork = await handOnPage();

  const handInExcel = await counted(byExcel);
  await signIn(byExcel, '330482-edu');
  const [got] = await Promise.all([
    byExcel.waitForEvent('download'),
    byExcel.getByRole('button', { name: '下载 Excel' }).click(),
  ]);
  const filled = fillIn(
    await readFile(await got.path()),
    entries.flatMap(([name, value]) => [
      [name, 'G', value],
      [name, 'I', WORDS],
    ]) as [string, string, string][],
  );
  await byExcel.locator('input[type=file]').setInputFiles({ name: '填报表.xlsx', mimeType: MEDIA, buffer: filled });
  await byExcel
    .getByRole('dialog')
    .getByRole('button', { name: `保存 ${entries.length} 项` })
    .click();
  await explainAndSubmit(byExcel);
  const excelWork = await handInExcel();

  const figures = (cells: Cell[]) =>
    entries.map(([name]) => {
      const { figure } = cells.find((c) => rowName(c) === name) ?? {};
      return { name, value: figure?.value, emptiness: figure?.emptiness, state: figure?.state };
    });
  expect(figures(await cellsOf(looking, '330421-edu'))).toEqual(
    entries.map(([name, value]) => ({ name, value, emptiness: null, state: 'submitted' })),
  );
  expect(figures(await cellsOf(looking, '330482-edu'))).toEqual(figures(await cellsOf(looking, '330421-edu')));
  test
    .info()
    .annotations.push({ type: 'by page', description: JSON.stringify({ figures: entries.length, ...pageWork }) });
  test
    .info()
    .annotations.push({ type: 'by Excel', description: JSON.stringify({ figures: entries.length, ...excelWork }) });
});
