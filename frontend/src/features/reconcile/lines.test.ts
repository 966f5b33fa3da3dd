import { describe, expect, it } from 'vitest';
import { bySize, differs, isAbout, isDisputed, type Line, linesOf, type Row } from './lines';

const claim = (state: string, difference: string | null, percent: string | null, source: string) =>
  ({
    state,
    difference,
    percent,
    value: '1',
    divergence: null,
    reference: { source },
  }) as unknown as Row['claims'][number];
const row = (code: string, ...claims: Row['claims']) =>
  ({ element: { code }, area: { code: '1' }, category: { code: 'total' }, claims }) as unknown as Row;

describe('lines', () => {
  it('has one for each who says something, and one where nobody does', () => {
    const lines = linesOf([row('a'), row('b', claim('DIFFERS', '1', '2', 'x'), claim('AGREES', '0', '0', 'y'))]);
    expect(lines.map((l) => l.key)).toEqual(['a/1/total', 'b/1/total/x', 'b/1/total/y']);
    expect(lines.filter(differs)).toHaveLength(1);
    expect(linesOf([row('c', claim('OPEN', '1', '2', 'x'))]).filter(isDisputed)).toHaveLength(1);
  });

  it('is found by the name of its element or area', () => {
    const line = { row: { element: { name: '活产数' }, area: { name: '海盐县' } } } as unknown as Line;
    expect(['活产', ' 海盐 ', ''].map((words) => isAbout(line, words))).toEqual([true, true, true]);
    expect(isAbout(line, '平湖')).toBe(false);
  });

  it('puts the largest difference first, whatever its sign, and what has no share before all', () => {
    const lines = linesOf([
      row('a', claim('DIFFERS', '1', '2', 's')),
      row('b', claim('DIFFERS', '-9', '-30', 's')),
      row('c', claim('DIFFERS', '4', null, 's')),
      row('d', claim('INCOMPLETE', null, null, 's')),
    ]);
    expect(bySize(lines).map((l: Line) => l.row.element.code)).toEqual(['c', 'b', 'a', 'd']);
  });
});
