import { expect, test } from 'vitest';
import { tileRows } from './tileLayout';

const areas = (...codes: string[]) => codes.map((code) => ({ code }));
const shown = (rows: ({ code: string } | null)[][]) => rows.map((row) => row.map((a) => a?.code ?? '-').join(' '));
const JIAXING = areas('330402', '330411', '330421', '330424', '330481', '330482', '330483');

test('a known city is laid out north up', () => {
  expect(shown(tileRows('330400', JIAXING).rows)).toEqual([
    '330411 - 330421',
    '330483 330402 330482',
    '330481 330424 -',
  ]);
});

test('another city gets a plain grid, in the order given', () => {
  expect(shown(tileRows('330500', areas('a', 'b', 'c', 'd', 'e')).rows)).toEqual(['a b c', 'd e -']);
});

test('an area that the layout does not know stands beside it, and the others keep their places', () => {
  const { rows, beside } = tileRows('330400', [...JIAXING, { code: '330499' }]);
  expect(beside).toEqual([{ code: '330499' }]);
  expect(rows).toEqual(tileRows('330400', JIAXING).rows);
});

test('where all areas are others now there is no map to stand beside', () => {
  expect(shown(tileRows('330400', areas('330498', '330499')).rows)).toEqual(['330498 330499']);
});

test('no areas, no rows', () => {
  expect(tileRows('330400', [])).toEqual({ rows: [], beside: [] });
});
