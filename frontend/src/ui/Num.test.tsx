import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Num } from './Num';

test('no decimal is ever dropped, however few places the column has', () => {
  expect(render(<Num value="6.25" />).container.textContent).toBe('6.25');
  expect(render(<Num value="6" places={2} />).container.textContent).toBe('6');
});

test('a zero is a number, a missing value says why', () => {
  expect(render(<Num value="0" />).container.textContent).toBe('0');
  expect(render(<Num value={null} emptiness="withheld" />).container.textContent).toBe('不公开');
});
