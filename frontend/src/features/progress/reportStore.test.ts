import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { entryOf, type Report } from './entry';
import { type Draft, type ReportPorts, ReportStore, type SaveAnswer } from './reportStore';
import { reportOf } from './testReport';

const refusal = (code: string, message: string, kind: 'refused' | 'offline' = 'refused'): SaveAnswer => ({
  ok: false,
  fault: { kind, code, message },
});
const offline = refusal('NETWORK', '', 'offline');
const stale = refusal('STALE_REVISION', '已有更新的版本');

/** A server that stores what it is given and counts revisions; `answers` are given first, in order. */
function fakeServer(start: Report = reportOf(), answers: SaveAnswer[] = []) {
  const server = { report: start };
  const sent: Parameters<ReportPorts['save']>[0][] = [];
  const kept: (Draft | null)[] = [];
  const ports: ReportPorts = {
    save: async (input) => {
      sent.push(input);
      const planned = answers.shift();
      if (planned) return planned;
      if (input.revision !== server.report.revision) return stale;
      const { revision, requestId: _, risks, selfRating, fundsPlanned, fundsSpent, ...texts } = input;
      server.report = {
        ...server.report,
        ...texts,
        id: 'r1',
        risks: risks ?? '',
        selfRating: selfRating ?? null,
        fundsPlanned: fundsPlanned ?? null,
        fundsSpent: fundsSpent ?? null,
        revision: revision + 1,
      };
      return { ok: true, report: server.report };
    },
    reload: async () => server.report,
    keep: (draft) => void kept.push(draft),
  };
  const open = (draft: Draft | null = null) => new ReportStore(server.report, draft, ports);
  /** A colleague stores something meanwhile. */
  const meanwhile = (over: Partial<Report>) => {
    server.report = { ...server.report, revision: server.report.revision + 1, ...over };
  };
  return { server, sent, kept, open, meanwhile };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is typed is kept at once and sent when the writer pauses', async () => {
  const { sent, kept, open } = fakeServer();
  const store = open();
  for (const done of ['开', '开展', '开展检查']) store.write({ done });
  expect(store.current().saving).toBe('waiting');
  expect(kept.at(-1)?.entry.done).toBe('开展检查');
  expect(sent).toHaveLength(0);
  await vi.runAllTimersAsync();
  expect(sent.map((s) => [s.done, s.revision])).toEqual([['开展检查', 1]]);
  expect(store.current().saving).toBe('saved');
  expect(kept.at(-1), 'nothing is left to keep').toBeNull();
});

test('what is typed while a save is under way follows on its revision', async () => {
  const { sent, open } = fakeServer();
  const store = open();
  store.write({ done: '一' });
  store.flush();
  store.write({ done: '一二 ' });
  await vi.runAllTimersAsync();
  expect(sent.map((s) => [s.done, s.revision])).toEqual([
    ['一', 1],
    ['一二', 2],
  ]);
  expect(store.current().entry.done, 'the space under the cursor').toBe('一二 ');
});

test('a lost answer is asked for again under the same id', async () => {
  const { sent, open } = fakeServer(reportOf(), [offline, offline]);
  const store = open();
  store.write({ done: '一' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(store.current().saving).toBe('offline');
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map((s) => s.requestId)).size).toBe(1);
  expect(store.current().saving).toBe('saved');
});

test('a colleague in another part is taken in, and nobody is asked', async () => {
  const { server, sent, open, meanwhile } = fakeServer();
  const store = open();
  meanwhile({ next: '同事写的' });
  store.write({ done: '我写的' });
  await vi.runAllTimersAsync();
  expect(sent.map((s) => s.revision)).toEqual([1, 2]);
  expect(server.report).toMatchObject({ done: '我写的', next: '同事写的', revision: 3 });
  expect(store.current()).toMatchObject({ saving: 'saved', theirs: undefined });
});

test('in the same part nothing is overwritten until the writer chooses', async () => {
  for (const [choice, done] of [
    ['mine', '我写的'],
    ['theirs', '同事写的'],
  ] as const) {
    const { server, sent, kept, open, meanwhile } = fakeServer();
    const store = open();
    meanwhile({ done: '同事写的' });
    store.write({ done: '我写的' });
    await vi.runAllTimersAsync();
    expect(store.current()).toMatchObject({ saving: 'conflict', entry: { done: '我写的' } });
    expect(kept.at(-1)?.entry.done).toBe('我写的');
    store.write({ results: '还在写' });
    await vi.runAllTimersAsync();
    expect(sent, 'nothing is sent before').toHaveLength(1);
    store.resolve(choice);
    await vi.runAllTimersAsync();
    expect(server.report.done).toBe(done);
    expect(store.current().saving).toBe('saved');
  }
});

test('text that comes too late is shown, not lost', async () => {
  const { kept, open, meanwhile } = fakeServer();
  const store = open();
  meanwhile({ state: 'submitted', may: ['withdraw'] });
  store.write({ done: '我写的' });
  await vi.runAllTimersAsync();
  expect(store.current()).toMatchObject({ saving: 'conflict', theirs: { state: 'submitted' } });
  expect(kept.at(-1)?.entry.done).toBe('我写的');
});

test('a revision that is refused without a newer one is not sent for ever', async () => {
  const { sent, open } = fakeServer(reportOf(), [stale]);
  const store = open();
  store.write({ done: '一' });
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(1);
  expect(store.current()).toMatchObject({ saving: 'refused', refusal: '已有更新的版本' });
});

test('a refusal stands in the words of the server until something is changed', async () => {
  const { sent, open } = fakeServer(reportOf(), [refusal('INVALID_INPUT', '已做工作太长。')]);
  const store = open();
  store.write({ done: '长' });
  await vi.runAllTimersAsync();
  expect(store.current()).toMatchObject({ saving: 'refused', refusal: '已做工作太长。' });
  expect(await store.settled()).toBe(false);
  store.write({ done: '短' });
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(2);
  expect(store.current().saving).toBe('saved');
});

test('money that cannot be read holds back nothing else', async () => {
  const project = reportOf({ item: { ...reportOf().item, kind: 'project' }, fundsPlanned: '100' });
  const { sent, open } = fakeServer(project);
  const store = open();
  store.write({ fundsPlanned: '一百', done: '一' });
  await vi.runAllTimersAsync();
  expect(sent.map((s) => [s.done, s.fundsPlanned])).toEqual([['一', '100']]);
  expect(store.current()).toMatchObject({ saving: 'unreadable', entry: { fundsPlanned: '一百' } });
  store.write({ fundsPlanned: '200' });
  expect(await store.settled()).toBe(true);
});

test('a report that does not exist yet is begun once, also with nothing in it', async () => {
  const { sent, open } = fakeServer(reportOf({ id: null, revision: 0, state: 'missing' }));
  const store = open();
  expect(await store.begun()).toBe('r1');
  expect(await store.begun()).toBe('r1');
  expect(sent.map((s) => s.revision)).toEqual([0]);
});

test('what this computer kept goes on where it was left, on top of what was stored since', async () => {
  const { server, open, meanwhile } = fakeServer();
  const base = entryOf(server.report);
  meanwhile({ next: '同事写的' });
  const store = open({ base, entry: { ...base, done: '上次写的' } });
  expect(store.current()).toMatchObject({ saving: 'waiting', entry: { done: '上次写的', next: '同事写的' } });
  store.start();
  await vi.runAllTimersAsync();
  expect(server.report).toMatchObject({ done: '上次写的', next: '同事写的' });
});

test('a new file does not disturb what is being written', async () => {
  const { server, open, meanwhile } = fakeServer();
  const store = open();
  store.write({ done: '正在写' });
  meanwhile({ evidence: [{ id: 'e', name: 'a.png', mediaType: 'image/png', size: 1, at: '', by: { name: '' } }] });
  await store.refresh();
  expect(store.current().entry.done).toBe('正在写');
  expect(store.current().remote.evidence).toHaveLength(1);
  await vi.runAllTimersAsync();
  expect(server.report).toMatchObject({ done: '正在写', revision: 3 });
});

test('a page that is left sends once more and then leaves its copy alone', async () => {
  const { sent, open } = fakeServer(reportOf(), [offline]);
  const store = open();
  const stop = store.start();
  store.write({ done: '一' });
  stop();
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(1);
});
