import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('a page over 250 lines hides a component; no file is over 400', () => {
  const tooLong = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((f) => /\.(tsx?|css)$/.test(f) && !f.startsWith('gql'))
    .map((f) => ({ f, lines: readFileSync(`src/${f}`, 'utf8').split('\n').length - 1 }))
    .filter(({ f, lines }) => lines > (f.endsWith('Page.tsx') ? 250 : 400));
  expect(tooLong).toEqual([]);
});
