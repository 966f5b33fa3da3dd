import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { DataTable } from './DataTable';
import { LONG, numberRows } from './longRows';

const rowsOf = (many: number) => Array.from({ length: many }, (_, i) => i + 1);

function table(many: number) {
  return (
    <DataTable
      caption="数据"
      rows={rowsOf(many)}
      rowKey={(n) => n}
      group={(n) => ({ key: n <= 2 ? 'a' : 'b', title: n <= 2 ? '甲' : '乙' })}
      columns={[
        {
          key: 'n',
          head: '序号',
          cell: (n) => {
            drawings++;
            return (
              <details>
                <summary>{`第${n}行`}</summary>
                内容
              </details>
            );
          },
        },
      ]}
    />
  );
}

let drawings = 0;

// A page without layout: all that is known of a row is how far it has been scrolled.
beforeEach(() => {
  drawings = 0;
  Object.defineProperty(window, 'scrollY', { value: 0, configurable: true });
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => new DOMRect(0, -window.scrollY, 0, 0));
});

const shown = (n: number) => screen.queryByText(`第${n}行`);
const drawn = () => document.querySelectorAll('tbody tr:not([aria-hidden])').length;

/** Scrolls the page, as far as there is one here. */
function scrollTo(y: number) {
  act(() => {
    Object.defineProperty(window, 'scrollY', { value: y, configurable: true });
    window.dispatchEvent(new Event('scroll'));
  });
}

test('a short table is a plain table', () => {
  render(table(LONG));
  expect(drawn()).toBe(LONG + 2);
  expect(screen.getByRole('table').hasAttribute('aria-rowcount')).toBe(false);
  expect(document.querySelector('[aria-rowindex]')).toBeNull();
});

test('of a long one the rows in sight are drawn, each with its number among all', () => {
  render(table(1000));
  expect(drawn()).toBeLessThan(60);
  expect(drawings, 'not all at first either').toBeLessThan(300);
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('1003');
  expect(shown(1)?.closest('tr')?.getAttribute('aria-rowindex')).toBe('3');
  expect(shown(3)?.closest('tr')?.getAttribute('aria-rowindex')).toBe('6');
  expect(screen.getByText('乙').closest('tr')?.getAttribute('aria-rowindex')).toBe('5');
  scrollTo(33 * 700);
  expect(shown(710)?.closest('tr')?.getAttribute('aria-rowindex')).toBe('713');
  expect(shown(1)).toBeNull();
  expect(drawn()).toBeLessThan(60);
});

test('the row with the focus stays, and one that something was opened in', () => {
  render(table(1000));
  const [first, fifth] = [shown(1), shown(5)];
  act(() => first?.focus());
  first?.closest('details')?.setAttribute('open', '');
  act(() => fifth?.focus());
  scrollTo(33 * 700);
  expect(document.activeElement).toBe(fifth);
  expect(shown(6), 'the next, for the keys').not.toBeNull();
  expect(shown(1)).toBe(first);
  expect(shown(9)).toBeNull();
});

test('a table that grows long keeps the rows it has', () => {
  const { rerender } = render(table(50));
  const first = shown(1);
  rerender(table(LONG + 50));
  expect(shown(1)).toBe(first);
  expect(shown(LONG + 50)).toBeNull();
});

test('all rows are drawn before the page is printed', () => {
  render(table(300));
  fireEvent(window, new Event('beforeprint'));
  expect(drawn()).toBe(302);
  fireEvent(window, new Event('afterprint'));
  expect(drawn()).toBeLessThan(60);
});

test('headings count as rows', () => {
  const { numbers, count } = numberRows([
    { key: 'a', headed: true },
    { key: 'b', headed: false },
    { key: 'c', headed: true },
  ]);
  expect(numbers).toEqual([3, 4, 6]);
  expect(count).toBe(6);
});
