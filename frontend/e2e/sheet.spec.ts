import { expect, type Page, test } from '@playwright/test';
import { as, rowOf, saved, sheetPath, YEAR } from './support';

/** Typing on the page: what the checks say, what is never lost, what is never overwritten. */
const clerk = ['330482-hc', 'reporter', sheetPath] as const;
const ELEMENT = '活产数';

/** Types into the cell of an element and waits for the server. */
async function enter(page: Page, element: string, value: string) {
  const field = rowOf(page, element).getByRole('textbox');
  await field.fill(value);
  await field.press('Enter');
  await saved(page);
}

const notesOf = (page: Page, element: string) => rowOf(page, element).locator('xpath=following-sibling::tr[1]');

test('each doubt stands under its row, with its grade, and goes when it is mended', async ({ browser }) => {
  const page = await as(browser, ...clerk);
  const notes = notesOf(page, ELEMENT);
  const last = ((await rowOf(page, ELEMENT).locator('td[data-label="上年"]').textContent()) ?? '').replace(/\D/g, '');
  const cases: [string, string, string][] = [
    ['12.5', '必须改正', 'half a birth'],
    ['-3', '必须改正', 'below zero'],
    [`${last}0`, '改正或说明', 'a slip of the unit'],
    [last, '改正或说明', 'the same digits as last year'],
    [String(Math.round(Number(last) * 1.5)), '请说明', 'a jump'],
    ['0', '请说明', 'a sudden zero'],
    ['', '改正或说明', 'reported last year and missing now'],
  ];
  for (const [value, grade, reason] of cases) {
    await enter(page, ELEMENT, value);
    await expect(notes, reason).toContainText(grade);
  }
  await enter(page, ELEMENT, String(Number(last) + 5));
  await expect(page.getByText('必须改正')).toHaveCount(0);
});

test('more than there can be is refused at submitting, and the summary leads to the cell', async ({ browser }) => {
  const page = await as(browser, '330481-edu', 'reporter', `/sheet/jiaxing-children-14-5/${YEAR}`);
  await enter(page, '参加体质健康测试学生数', '10');
  await rowOf(page, '参加体质健康测试学生数').getByRole('checkbox').check();
  await page.getByRole('button', { name: '提交选中的 1 项' }).click();
  const summary = page.getByRole('alert').filter({ hasText: '需要处理' });
  await summary.getByRole('link').first().click();
  await expect(rowOf(page, '参加体质健康测试学生数').getByRole('textbox')).toBeFocused();
});

test('the four empty states are not zero, and survive a reload', async ({ browser }) => {
  const page = await as(browser, '330482-hc', 'reporter', `/sheet/jiaxing-children-14-5/${YEAR}`);
  const name = '受检12岁儿童数';
  const cell = rowOf(page, name).locator('td[data-label="今年"]');
  for (const [digit, words] of [
    ['2', '不适用'],
    ['4', '不公开'],
    ['3', '本年未统计'],
  ] as const) {
    await cell.getByRole('textbox').focus();
    await page.keyboard.press('-');
    await page.keyboard.press(digit);
    await expect(cell).toContainText(words);
  }
  await notesOf(page, name).getByRole('textbox', { name: '原因' }).fill('省级抽样调查今年暂停');
  await page.keyboard.press('Tab');
  await saved(page);
  await page.reload();
  await expect(cell).toContainText('本年未统计');
  await cell.getByRole('textbox').focus();
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await saved(page);
  await page.reload();
  await expect(cell.getByRole('textbox')).toHaveValue('0');
});

test('without a network nothing typed is lost, not even by closing the page', async ({ browser }) => {
  const page = await as(browser, ...clerk);
  const field = rowOf(page, '孕产妇死亡人数').getByRole('textbox');
  await page.route('**/graphql', (route) => route.abort());
  await field.fill('1');
  await field.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '未连接，已暂存在本机' })).toBeVisible();
  await page.unroute('**/graphql');
  await page.reload();
  await expect(field).toHaveValue('1');
  await saved(page);
});

test('of two who type into one cell, the second is shown the first and chooses', async ({ browser }) => {
  const [first, second] = [await as(browser, ...clerk), await as(browser, ...clerk)];
  // Without live updates, which would show the second what the first has saved before anything is typed over it.
  await second.route('**/graphql/stream', (route) => route.abort());
  await second.reload();
  const field = rowOf(second, ELEMENT).getByRole('textbox');
  await expect(field).toBeVisible();
  await enter(first, ELEMENT, '4560');
  await field.fill('4570');
  await field.press('Enter');
  const conflict = second.getByRole('alert').filter({ hasText: '已被改过' });
  await expect(conflict).toContainText('4560');
  await conflict.getByRole('button', { name: '用我填的' }).click();
  await saved(second);
  await first.reload();
  await expect(rowOf(first, ELEMENT).getByRole('textbox')).toHaveValue('4570');
});

test('a column from a spreadsheet fills the cells below', async ({ browser }) => {
  const page = await as(browser, '330481-edu', 'reporter', `/sheet/jiaxing-children-14-5/${YEAR}`);
  const fields = page.getByRole('textbox', { name: /学生数|幼儿数/ });
  await fields.first().focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '61,900\n101000\n');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await saved(page);
  await expect(fields.nth(0)).toHaveValue('61900');
});
