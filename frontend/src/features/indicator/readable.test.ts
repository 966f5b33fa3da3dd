import { expect, test } from 'vitest';
import { readableInputs } from './readable';

const input = (area: string, figureId: string | null) => ({ area: { code: area }, figureId });

test('what lies outside the scope is left out, what nobody reported stays', () => {
  const inputs = [input('a', 'f1'), input('b', null), input('c', null)];
  const shown = readableInputs({ inputs, completeness: { missing: [{ code: 'b' }] } });
  expect(shown.map((i) => i.area.code)).toEqual(['a', 'b']);
});
