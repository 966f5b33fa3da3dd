import { expect, test } from 'vitest';
import { linesOf } from './detail';

test('one figure is one line of its facts, without ids', () => {
  const detail =
    '{"area":"330481","duty":"line","stage":"line_check","element":"live_births","figure":"01a2","revision":1}';
  expect(linesOf(detail)).toEqual([['330481', 'line_check', 'live_births']]);
});

test('a sheet is one line per figure', () => {
  const detail =
    '{"figures":[{"area":"330481","element":"a","value":"62"},{"area":"330481","element":"b","value":"0"}]}';
  expect(linesOf(detail)).toEqual([
    ['330481', 'a', '62'],
    ['330481', 'b', '0'],
  ]);
});

test('nothing said gives nothing, and a text that is no JSON stays as it is', () => {
  expect(linesOf('{}')).toEqual([]);
  expect(linesOf('')).toEqual([]);
  expect(linesOf('revision 2')).toEqual([['revision 2']]);
});
