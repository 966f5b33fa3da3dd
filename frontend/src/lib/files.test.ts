import { afterEach, expect, test, vi } from 'vitest';
import { fileSize, saveFile } from './files';

afterEach(() => vi.unstubAllGlobals());

test('sizes as file managers show them', () => {
  expect([1, 120_000, 3_500_000].map(fileSize)).toEqual(['1 KB', '117 KB', '3.3 MB']);
});

test('a file is handed to the browser under its name; a refusal comes in the words of the server', async () => {
  vi.stubGlobal('fetch', async (path: string) =>
    path === '/files/1'
      ? new Response('PK')
      : new Response(JSON.stringify({ errors: [{ message: '没有权限。' }] }), {
          status: 403,
          headers: { 'content-type': 'application/json' },
        }),
  );
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(`${this.download} ${this.href.slice(0, 5)}`);
  });
  expect(await saveFile('/files/1', '监测报告.docx')).toEqual({ ok: true });
  expect(saved).toEqual(['监测报告.docx blob:']);
  expect(await saveFile('/files/2', 'x.docx')).toEqual({ ok: false, message: '没有权限。' });
});
