import { afterEach, expect, test, vi } from 'vitest';
import { fileProblem, MOST_BYTES, upload } from './upload';

const files: [string, number, number, ReturnType<typeof fileProblem>, string][] = [
  ['总结.PDF', 1, 0, undefined, 'endings in any case'],
  ['照片.jpeg', 1, 9, undefined, 'the tenth'],
  ['照片.png', 1, 10, 'count', 'the eleventh'],
  ['旧.doc', 1, 0, 'type', 'the old Word format'],
  ['无后缀', 1, 0, 'type', 'no ending at all'],
  ['空.pdf', 0, 0, 'empty', 'a file without content'],
  ['大.pdf', MOST_BYTES, 0, undefined, 'just fits'],
  ['大.pdf', MOST_BYTES + 1, 0, 'size', 'one byte too many'],
];

test.each(files)('%s of %i bytes beside %i others: %s (%s)', (name, size, present, problem) => {
  expect(fileProblem({ name, size }, present, 10)).toBe(problem);
});

const json = (body: unknown, status: number) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** What the page says where the server answers so. */
async function answered(answer: () => Response) {
  const seen: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    seen.push([path, init]);
    return answer();
  });
  return { got: await upload('/evidence/r1', new File(['x'], '总结 1.docx')), seen };
}

afterEach(() => vi.unstubAllGlobals());

test('the bytes go as they are, under their name and type', async () => {
  const { got, seen } = await answered(() => json({ id: 'e1' }, 201));
  expect(got).toEqual({ ok: true });
  expect(seen[0]?.[0]).toBe('/evidence/r1?name=%E6%80%BB%E7%BB%93%201.docx');
  expect(new Headers(seen[0]?.[1].headers).get('content-type')).toContain('wordprocessingml');
  expect(seen[0]?.[1].body).toBeInstanceOf(File);
});

test('a refusal is told in the words of the server; without words it is left to the page', async () => {
  const refused = { errors: [{ message: '文件内容与类型不符。', extensions: { code: 'INVALID_INPUT' } }] };
  const cases: [() => Response, string, string][] = [
    [() => json(refused, 422), '文件内容与类型不符。', 'the error form of the API'],
    [() => new Response('<h1>413</h1>', { status: 413 }), '', 'a proxy that allows less'],
    [() => json(null, 500), '', 'nothing in the answer'],
    [
      () => {
        throw new TypeError('offline');
      },
      '',
      'no network',
    ],
  ];
  for (const [answer, message, reason] of cases) {
    expect((await answered(answer)).got, reason).toEqual({ ok: false, message });
  }
});
