import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { evaluationOf } from './testEvaluation';
import { type Input, names, open, Refusal } from './testPages';
import { documentOf, fileOf, marked, numbers, reportsOf, runOf, textOf } from './testReports';

const page = '/330400-wcwc/evaluation/p/e1?part=reports';
const collecting = (over: object = {}) => ({
  evaluationReports: { documents: [] },
  evaluation: evaluationOf({ state: 'collecting', ...over }),
});

/** The reports of an evaluation, before a server that answers the acts so. */
function openReports(over: object, answers: Record<string, (input: Input) => unknown> = {}) {
  return open(page, {
    evaluation: () => collecting(),
    reports: () => ({ evaluationReports: reportsOf(over) }),
    ...answers,
  });
}

const article = (name: string) => screen.findByRole('article', { name });
const field = () => screen.getByRole('textbox', { name: '正文' }) as HTMLTextAreaElement;
const list = { part: 'domain/health', title: '妇女与健康' };

async function edit(name: string) {
  fireEvent.click(within(await article(name)).getByRole('button', { name: /^(改\s?写|修\s?改)$/ }));
  return field();
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('who has no part in the reports sees no such part, and under its address why', async () => {
  open(page, {
    evaluation: () => ({ ...collecting(), evaluationReports: null }),
    reports: () => ({ evaluationReports: null }),
  });
  await screen.findByText('没有您可以查看的报告');
  expect(screen.queryByRole('link', { name: '报告' })).toBeNull();
});

test('a draft has no reports yet; a broken server can be asked again', async () => {
  let broken = true;
  open(page, {
    evaluation: () => ({ evaluationReports: null, evaluation: evaluationOf() }),
    reports: () => (broken ? new Refusal('INTERNAL', '') : { evaluationReports: null }),
  });
  await screen.findByText('系统出了问题');
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: /重\s?试/ }));
  await screen.findByText('还没有报告');
});

test('a text whose numbers have changed is marked, with what they were, until someone confirms it', async () => {
  const confirmed = { ...marked, changes: [], revision: 4, confirmedBy: { name: '主任' }, confirmedAt: '2026-06-20' };
  const asked = openReports(
    {},
    { confirmReportText: () => ({ confirmReportText: reportsOf({ texts: [textOf(), confirmed] }) }) },
  );
  const text = within(await article(list.title));
  expect(text.getByRole('listitem').textContent).toBe('孕产妇死亡率 3.05 →变为 3.21');
  text.getByText('手工输入的数字：0.4；建议改用字段');
  expect(text.getByRole('button', { name: /^3\.21 ?（已变动）$/ }).dataset.changed).toBe('true');
  screen.getByText('共 3 段，其中 1 段待确认：');
  expect(within(await article('总体情况')).queryByRole('button', { name: /核对/ })).toBeNull();

  fireEvent.click(text.getByRole('button', { name: '数字已核对，文字仍然适用' }));
  await screen.findByText('共 2 段，没有待确认的。');
  expect(within(await article(list.title)).queryByRole('listitem')).toBeNull();
  screen.getByText('主任于6月20日核对');
  expect(asked.at(-1)).toMatchObject(['ConfirmReportText', { evaluation: 'e1', part: list.part, revision: 3 }]);
});

test('a confirmation that came too late shows what there is now', async () => {
  let now = reportsOf();
  openReports(
    {},
    {
      reports: () => ({ evaluationReports: now }),
      confirmReportText: () => new Refusal('STALE_REVISION', '内容已被他人修改。'),
    },
  );
  const text = within(await article(list.title));
  now = reportsOf({ texts: [{ ...marked, revision: 4, by: { name: '同事' } }] });
  fireEvent.click(text.getByRole('button', { name: '数字已核对，文字仍然适用' }));
  await screen.findByText('同事写于6月10日');
  expect(within(await article(list.title)).getByRole('alert').textContent).toBe('内容已被他人修改。');
});

test('the numbers of a text are reached by Tab once, then by arrows, and say what they are', async () => {
  const { pieces } = textOf();
  openReports({ texts: [textOf({ pieces: [...pieces, { text: '12', field: 'met', changed: false }] })] });
  const text = within(await article('总体情况'));
  const [rate, met] = ['66.7%', '12'].map((name) => text.getByRole('button', { name }));
  expect([rate?.tabIndex, met?.tabIndex]).toEqual([0, -1]);
  act(() => rate?.focus());
  expect((await screen.findByRole('tooltip')).textContent).toBe('达标率 rate');
  fireEvent.keyDown(rate as HTMLElement, { key: 'ArrowRight' });
  expect(document.activeElement).toBe(met);
});

test('one writes with a number found from the keyboard, sees it filled in, and it is stored', async () => {
  const stored = (body: unknown) => textOf({ body, proposed: false, revision: 1, by: { name: '签核员' } });
  const asked = openReports(
    {},
    { writeReportText: ({ body }) => ({ writeReportText: reportsOf({ texts: [stored(body)] }) }) },
  );
  const area = await edit('总体情况');
  expect(document.activeElement).toBe(area);
  fireEvent.change(area, { target: { value: '目标是，已达到。' } });
  area.setSelectionRange(3, 3);
  const picker = screen.getByRole('combobox', { name: '在“正文”中插入数字' });
  for (const _ of numbers) fireEvent.keyDown(picker, { key: 'ArrowDown' });
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('W07.target');
  fireEvent.change(picker, { target: { value: '就业' } });
  expect(screen.getByRole('option', { selected: true }).textContent).toBe('女性就业占比45.2W07');
  expect(screen.getAllByRole('option').map((o) => o.textContent)).toEqual([
    '女性就业占比45.2W07',
    '女性就业占比的目标45W07.target',
  ]);
  fireEvent.keyDown(picker, { key: 'ArrowDown' });
  expect(screen.getByRole('option', { selected: true }).id).toBe(picker.getAttribute('aria-activedescendant'));
  fireEvent.keyDown(picker, { key: 'Enter' });
  expect(area.value).toBe('目标是{W07.target}，已达到。');
  expect(document.activeElement).toBe(area);
  expect(screen.getByRole('region', { name: '“正文”的预览' }).textContent).toContain('目标是45，已达到。');

  expect(fireEvent.keyDown(area, { key: 's', ctrlKey: true })).toBe(false);
  await screen.findByText(/已保存/);
  expect(asked.at(-1)).toMatchObject([
    'WriteReportText',
    { part: 'summary', revision: 0, body: '目标是{W07.target}，已达到。' },
  ]);
  fireEvent.click(screen.getByRole('button', { name: /完\s?成/ }));
  expect(document.activeElement).toBe(within(await article('总体情况')).getByRole('button', { name: /修\s?改/ }));
});

test('what names no number, or nothing, is not stored, and not lost', async () => {
  const asked = openReports({});
  const area = await edit('总体情况');
  fireEvent.change(area, { target: { value: '{W99} 和 {rate}' } });
  fireEvent.blur(area);
  screen.getByText('没有这样的数字：{W99}。改好后才会保存。');
  screen.getByText('有一处填写有误，改好后保存；其他内容已保存');
  fireEvent.click(screen.getByRole('button', { name: /完\s?成/ }));
  within(await article('总体情况')).getByText('本机有没有保存的修改');
  expect((await edit('总体情况')).value).toBe('{W99} 和 {rate}');
  fireEvent.change(field(), { target: { value: '' } });
  fireEvent.blur(field());
  screen.getByText(/空白不会保存/);
  screen.getByText('有一处填写有误，改好后保存；其他内容已保存');
  expect(names(asked)).toEqual(['Evaluation', 'Reports']);
});

test('the proposal comes back only after a question', async () => {
  const proposal = textOf({ ...list, revision: 4 });
  const asked = openReports({}, { writeReportText: () => ({ writeReportText: reportsOf({ texts: [proposal] }) }) });
  await edit(list.title);
  screen.getByText('孕产妇死亡率', { exact: false, selector: 'li' });
  fireEvent.change(field(), { target: { value: '{没有}' } });
  fireEvent.click(screen.getByRole('button', { name: '恢复建议文字' }));
  fireEvent.click(within(await screen.findByRole('tooltip')).getByRole('button', { name: '恢复建议文字' }));
  within(await article(list.title)).getByText('系统建议的文字，不用确认');
  expect(asked.slice(2)).toMatchObject([['WriteReportText', { part: list.part, revision: 3, body: '' }]]);
  expect(screen.queryByText('本机有没有保存的修改')).toBeNull();
});

test('two who write the same text see both versions', async () => {
  let now = reportsOf();
  openReports(
    {},
    {
      reports: () => ({ evaluationReports: now }),
      writeReportText: () => new Refusal('STALE_REVISION', '内容已被他人修改。'),
    },
  );
  const area = await edit(list.title);
  now = reportsOf({ texts: [{ ...marked, revision: 4, body: '同事写的。' }] });
  fireEvent.change(area, { target: { value: '我写的。' } });
  fireEvent.blur(area);
  expect((await screen.findByText('同事刚改过同样的内容')).closest('section')?.textContent).toContain('同事写的。');
  fireEvent.click(screen.getByRole('button', { name: '用现有的' }));
  await waitFor(() => expect(field().value).toBe('同事写的。'));
});

test('earlier texts are taken over where there are any', async () => {
  const earlier = { id: 'e0', kind: 'midterm', year: 2023, area: { name: '嘉兴市' } };
  const asked = openReports({ earlier }, { takeOverReportTexts: () => ({ takeOverReportTexts: reportsOf() }) });
  await screen.findByText(/^2023 年中期评估 · 嘉兴市的报告有写好的文字/);
  fireEvent.click(screen.getByRole('button', { name: '沿用上一次的文字' }));
  await screen.findByText('已经沿用上一次的文字，请逐段核对数字后确认。');
  expect(asked.at(-1)).toMatchObject(['TakeOverReportTexts', { evaluation: 'e1' }]);
});

test('a document is made: progress is asked for while it is under way, an answer that fails is asked for again', async () => {
  const annex = (run: object, file: object | null = null) =>
    reportsOf({ documents: [documentOf('annex', { run, file })] });
  const answers = [
    annex(runOf('running', { step: '正在写指标表', done: 2 })),
    null,
    annex(runOf('done', { done: 5 }), fileOf({ name: '附表.xlsx', final: true })),
  ];
  const asked = openReports(
    { documents: [documentOf('annex')] },
    {
      makeReport: () => ({ makeReport: annex(runOf('queued')) }),
      reportProgress: () => {
        const now = answers.shift();
        return now ? { evaluationReports: now } : new Refusal('INTERNAL', '');
      },
    },
  );
  const card = within((await screen.findByRole('heading', { name: '统计附表' })).closest('li') as HTMLElement);
  expect(card.getByRole('status').textContent).toBe('还没有生成。');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  fireEvent.click(card.getByRole('button', { name: /生\s?成/ }));
  await pass(0);
  expect(card.getByRole('status').textContent).toBe('正在排队…');
  expect(card.queryByRole('button')).toBeNull();
  await pass(1000);
  expect(card.getByRole('status').textContent).toBe('正在写指标表');
  card.getByText('2 / 5');
  await pass(1000);
  card.getByText('2 / 5');
  await pass(1000);
  expect(card.getByRole('status').textContent).toBe('已经生成，可以保存。');
  await pass(5000);
  expect(names(asked).filter((name) => name === 'ReportProgress')).toHaveLength(3);
  expect(asked[2]).toMatchObject(['MakeReport', { evaluation: 'e1', kind: 'annex' }]);
  card.getByText('定稿');
  card.getByText('1a2b3c4d');
});

test('a document that failed says why and can be tried again; the one before can still be saved', async () => {
  const saved: string[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    saved.push(path);
    return new Response(JSON.stringify({ errors: [{ message: '文件已被清理。' }] }), {
      status: 410,
      headers: { 'content-type': 'application/json' },
    });
  });
  const run = runOf('failed', { reason: '磁盘空间不足。' });
  const file = fileOf({ marked: 2, outdated: true });
  openReports({ documents: [documentOf('monitoring', { run, file })], texts: [] });
  await screen.findByText('没有生成：磁盘空间不足。');
  screen.getByRole('button', { name: /再\s?试/ });
  screen.getByText('其中 2 段文字待确认');
  screen.getByText('内容已变，可重新生成');
  screen.getByText('草稿');
  fireEvent.click(screen.getByRole('button', { name: /监测报告\.docx$/ }));
  await screen.findByText('文件已被清理。');
  expect(saved).toEqual(['/report-files/f1']);
  expect(screen.queryByRole('heading', { name: '报告文字' })).toBeNull();
});

test('the conclusion names numbers too: written raw, read filled in', async () => {
  const conclusion = {
    ...{ overview: '达标率 {rate}。', achievements: '', problems: '', suggestions: '' },
    filled: { overview: '达标率 66.7%。', achievements: '', problems: '', suggestions: '' },
  };
  const asked = open('/330400-wcwc/evaluation/p/e1?part=conclusion', {
    evaluation: () => collecting({ may: ['write_conclusion'], conclusion }),
    reportNumbers: () => ({ evaluationReports: { fields: numbers } }),
  });
  const area = (await screen.findByRole('textbox', { name: '总体评价' })) as HTMLTextAreaElement;
  expect(area.value).toBe('达标率 {rate}。');
  const preview = screen.getByRole('region', { name: '“总体评价”的预览' });
  expect(preview.textContent).toContain('达标率 66.7%。');
  fireEvent.change(area, { target: { value: '达标率 {rata}。' } });
  fireEvent.blur(area);
  screen.getByText('没有这样的数字：{rata}。改好后才会保存。');
  screen.getByText('有一处填写有误，改好后保存；其他内容已保存');
  expect(names(asked)).toEqual(['Evaluation', 'ReportNumbers']);
});

test('the texts of the conclusion are edited where the conclusion is', async () => {
  open(page, {
    evaluation: () => collecting({ may: ['write_conclusion'] }),
    reports: () => ({ evaluationReports: reportsOf() }),
  });
  const text = within(await article('总体评价'));
  text.getByText('结论的这一段还没有写。');
  expect(text.queryByRole('button')).toBeNull();
  expect(text.getByRole('link').getAttribute('href')).toContain('part=conclusion');
});
