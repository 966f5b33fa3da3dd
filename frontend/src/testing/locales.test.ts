import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from '@/locales/en';
import zh from '@/locales/zh-CN';

/** Flat keys without their plural endings: Chinese has one form where English has two. */
function keys(bundle: Record<string, unknown>, prefix = ''): string[] {
  return Object.entries(bundle).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [prefix + key.replace(/_(one|other)$/, '')]
      : keys(value as Record<string, unknown>, `${prefix}${key}.`),
  );
}

const unique = (list: string[]) => [...new Set(list)].sort();

test('both languages hold the same namespaces', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
});

test.each(Object.keys(zh))('%s has the same keys in both languages', (namespace) => {
  expect(unique(keys(en[namespace] ?? {}))).toEqual(unique(keys(zh[namespace] ?? {})));
});

test('every key that the code names exists', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((f) => /\.tsx?$/.test(f) && !f.includes('.test.') && !f.startsWith('gql'))
    .map((f) => ({ file: f, text: readFileSync(`src/${f}`, 'utf8') }));
  const missing = sources.flatMap(({ file, text }) => {
    const namespace = /useTranslation\('([\w-]+)'\)/.exec(text)?.[1] ?? 'common';
    const known = new Set(keys(zh[namespace] ?? {}));
    const named = [...text.matchAll(/\bt\(\s*'([^'$]+)'/g)].map((m) => m[1] ?? '');
    return named.filter((key) => !key.includes(':') && !known.has(key)).map((key) => `${file}: ${namespace}:${key}`);
  });
  expect(missing).toEqual([]);
});

test('Chinese text carries Chinese punctuation', () => {
  const half = readdirSync('src/locales/zh-CN')
    .flatMap((f) =>
      readFileSync(`src/locales/zh-CN/${f}`, 'utf8')
        .split('\n')
        .map((line) => `${f}: ${line.trim()}`),
    )
    .filter((line) => /\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u.test(line));
  expect(half).toEqual([]);
});
