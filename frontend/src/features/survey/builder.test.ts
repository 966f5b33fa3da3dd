import { expect, test } from 'vitest';
import { moved } from '@/lib/moved';
import { blank, csvOf, local, withKind } from './builder';

test('a question moves by one and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

test('a choice begins with two options and loses them with its kind', () => {
  const choice = withKind(blank(1), 'single');
  expect(choice.options).toHaveLength(2);
  expect(withKind(choice, 'multiple').options).toBe(choice.options);
  expect(withKind(choice, 'text').options).toEqual([]);
});

test('words missing in one language are said in the other', () => {
  expect(local({ zh: '满意', en: '' }, 'en')).toBe('满意');
  expect(local({ zh: '满意', en: 'content' }, 'en')).toBe('content');
});

test('links come as a table that spreadsheets read as UTF-8', () => {
  expect(csvOf('海宁"市"', ['https://x/y#1'], ['区域', '链接'])).toBe(
    '\uFEFF"区域","链接"\r\n"海宁""市""","https://x/y#1"\r\n',
  );
});
