import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { ask, lead, othersHandIn, tokenOf } from './evaluating';
import { finishRound } from './finishing';
import { as, saved, WOMEN, YEAR } from './support';

/**
 * The end of the plans: the final evaluation of both, from the published figures to the Word report. It comes after the journey of
 * the year (its name sees to that), which publishes the women's last year.
 */
test.describe.configure({ mode: 'serial' });

const CHILDREN = 'jiaxing-children-14-5';
const OFFICE = '330400-wcwc';
const TITLE = `${YEAR} 年终期评估 · 嘉兴市`;
const HEADS = '{judgeable}项可评价指标中{met}项已达标，达标率{rate}。';

let women = '';

const at = (part: string) => `/evaluation/${WOMEN}/${women}?part=${part}`;
const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

const PUBLISH = 'mutation ($input: PublishRoundInput!) { publishRound(input: $input) { snapshot { id } } }';

for (const plan of [WOMEN, CHILDREN]) {
  test(`the last year of ${plan} is finished and published`, async ({ page }) => {
    await finishRound(page, plan, YEAR);
    const office = await tokenOf(page, OFFICE, 'signer');
    await ask(page, office, PUBLISH, { input: { plan, year: YEAR, requestId: crypto.randomUUID() } });
  });
}

test('the city office makes the final evaluation of the women’s plan and asks for accounts', async ({ browser }) => {
  const page = await as(browser, OFFICE, 'signer', `/evaluations/${WOMEN}`);
  await page.getByRole('button', { name: '发起评估' }).click();
  await page.getByRole('combobox', { name: '类型' }).click();
  await page.getByTitle('终期评估').click();
  await page.getByRole('combobox', { name: '年度' }).click();
  await page.getByTitle(`${YEAR} 年`).last().click();
  await page.getByRole('button', { name: '发起', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  women = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.goto(`/${OFFICE}${at('scoring')}`);
  for (const expert of [/妇女儿童工作委员会办公室 评估员/, /嘉兴市统计局 评估员/]) {
    await page.getByRole('checkbox', { name: expert }).check();
  }
  await page.getByRole('button', { name: '保存专家组和评分表' }).click();
  await expect(page.getByText(/^按评分表第 \d+ 版评分$/)).toBeVisible();
  await lead(page, '开始收集自评', '收集自评');
});

/** A tenant writes its account on the page and hands it in. */
async function account(browser: Browser, tenant: string, username: string) {
  const page = await as(browser, tenant, username, `/evaluation/${WOMEN}/${women}/self`);
  await page.getByRole('button', { name: '用本单位的结果开头' }).click();
  await expect(text(page, '主要成效')).not.toHaveValue('');
  await text(page, '存在问题').fill('个别任务进度偏慢。');
  await text(page, '下一步措施').fill('纳入下一个五年规划继续推进。');
  await saved(page);
  await page.getByRole('button', { name: '提交自评' }).click();
  await expect(page.getByText('已提交', { exact: true })).toBeVisible();
}

for (const [tenant, username] of [
  ['330400-hc', 'reporter'],
  ['330400-edu', 'reporter'],
  ['330400-stat', 'reporter'],
  ['330402-wcwc', 'signer'],
  ['330481-wcwc', 'signer'],
] as const) {
  test(`${tenant} hands in its account`, ({ browser }) => account(browser, tenant, username));
}

interface Scored {
  evaluation: { revision: number; scoring: { areas: { code: string }[] }; scoreSheet: { items: { code: string }[] } };
}

/** Both experts give every area points on every item, by the same calls as their page. */
async function scored(page: Page, id: string) {
  for (const [tenant, points] of [
    [OFFICE, '90'],
    ['330400-stat', '86.5'],
  ] as const) {
    const token = await tokenOf(page, tenant, 'evaluator');
    const asked =
      'query ($id: ID!) { evaluation(id: $id) { scoring { areas { code } } scoreSheet { items { code } } } }';
    const { evaluation } = await ask<Scored>(page, token, asked, { id });
    const scores = evaluation.scoring.areas.flatMap((area) =>
      evaluation.scoreSheet.items.map((item) => ({ area: area.code, item: item.code, points })),
    );
    const save = 'mutation ($input: SaveScoresInput!) { saveScores(input: $input) { state } }';
    const input = { evaluation: id, revision: 0, scores, submit: true, requestId: crypto.randomUUID() };
    await ask(page, token, save, { input });
  }
}

test('all others hand in theirs; the experts score', async ({ browser, page }) => {
  await othersHandIn(page, OFFICE, women);
  const office = await as(browser, OFFICE, 'signer', at('self'));
  await lead(office, '开始专家评分', '专家评分');
  await scored(page, women);
});

test('the office concludes with numbers that it names, and publishes', async ({ browser }) => {
  const page = await as(browser, OFFICE, 'signer', at('conclusion'));
  await text(page, '总体评价').fill(HEADS);
  await text(page, '主要成效').fill('规划目标总体实现。');
  await text(page, '存在问题').fill('尚未达标的有{unmet}。');
  await text(page, '意见建议').fill('未达标的{open}项指标纳入新一轮规划。');
  await saved(page);
  await lead(page, '确定结论', '结论已定');
  await expect(page.getByRole('region', { name: '总体评价' })).toContainText(
    /\d+项可评价指标中\d+项已达标，达标率[\d.]+%。/,
  );
  await lead(page, '发布评估', '已发布');
});

interface Reports {
  evaluationReports: { documents: { kind: string; file: { path: string; name: string; final: boolean } | null }[] };
}

const documents =
  'query ($id: ID!) { evaluationReports(evaluation: $id) { documents { kind file { path name final } } } }';

/** The files of a published evaluation, as anybody of the city has them once they are made. */
async function files(page: Page, id: string, reader: string) {
  const token = await tokenOf(page, reader, 'viewer');
  const asked = () => ask<Reports>(page, token, documents, { id });
  await expect
    .poll(async () => (await asked()).evaluationReports.documents.filter((d) => d.file).length, { timeout: 300_000 })
    .toBe(3);
  const found = (await asked()).evaluationReports.documents;
  for (const { file } of found) {
    if (!file) continue;
    expect(file.final).toBe(true);
    const got = await page.request.get(file.path, { headers: { authorization: `Bearer ${token}` } });
    expect(got.status()).toBe(200);
    expect((await got.body()).subarray(0, 2).toString()).toBe('PK');
  }
  return found.map((d) => d.file?.name);
}

test('the report is made, and a reader of a county saves it', async ({ browser, page }) => {
  expect(await files(page, women, '330481-hc')).toEqual([
    '嘉兴市妇女发展“十四五”规划终期监测报告.docx',
    '嘉兴市妇女发展“十四五”规划终期评估报告.docx',
    '嘉兴市妇女发展“十四五”规划终期统计附表.xlsx',
  ]);
  const reader = await as(browser, '330481-hc', 'viewer', at('reports'));
  const card = reader.getByRole('region', { name: '报告文件' }).getByRole('listitem').nth(1);
  const download = reader.waitForEvent('download');
  await card.getByRole('button', { name: /^保存文件/ }).click();
  const kept = await readFile(await (await download).path());
  expect(kept.subarray(0, 2).toString()).toBe('PK');
});

test('the children’s plan goes the same way, by the calls of the API alone', async ({ page }) => {
  const office = await tokenOf(page, OFFICE, 'signer');
  const id = () => crypto.randomUUID();
  const act = <Data>(name: string, type: string, input: object, shown = 'id revision') =>
    ask<Record<string, Data>>(page, office, `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} } }`, {
      input: { ...input, requestId: id() },
    }).then((data) => data[name] as Data);
  type Step = { id: string; revision: number; candidates: { id: string }[] };

  const made = await act<Step>(
    'createEvaluation',
    'CreateEvaluationInput',
    { plan: CHILDREN, kind: 'final', year: YEAR },
    'id revision candidates { id }',
  );
  const sheets = await ask<{ scoreSheets: { version: number }[] }>(page, office, '{ scoreSheets { version } }', {});
  let { revision } = await act<Step>('prepareEvaluation', 'PrepareEvaluationInput', {
    evaluation: made.id,
    revision: made.revision,
    panel: made.candidates.map((c) => c.id),
    scoreSheet: sheets.scoreSheets[0]?.version,
  });
  const advance = async (to: string, more: object = {}) => {
    const input = { evaluation: made.id, revision, to, ...more };
    ({ revision } = await act<Step>('advanceEvaluation', 'AdvanceEvaluationInput', input));
  };
  const due = new Date(Date.now() + 14 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await advance('collecting', { due });
  await othersHandIn(page, OFFICE, made.id);
  await advance('scoring');
  await scored(page, made.id);
  const said = {
    overview: HEADS,
    achievements: '目标总体实现。',
    problems: '{unmet}尚未达标。',
    suggestions: '继续推进。',
  };
  const written = await act<Step>('writeConclusion', 'WriteConclusionInput', {
    evaluation: made.id,
    revision,
    ...said,
  });
  revision = written.revision;
  await advance('concluded');
  await advance('published');
  expect(await files(page, made.id, '330402-wcwc')).toContain('嘉兴市儿童发展“十四五”规划终期评估报告.docx');
});
