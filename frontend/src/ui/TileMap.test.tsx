import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { TileMap } from './TileMap';

const areas = ['330402', '330481', '330499'].map((code) => ({ code }));

test('an area without a place on the map stands beneath it with its value, and can be chosen like the others', () => {
  const chosen: string[] = [];
  render(
    <TileMap
      label="各县"
      parent="330400"
      areas={areas}
      name={(a) => `地区${a.code}`}
      face={(a) => ({ color: 'red', strength: 0.5, main: `${a.code.slice(-2)}%` })}
      onSelect={(a) => chosen.push(a.code)}
    />,
  );
  expect(within(screen.getByRole('list', { name: '各县' })).getAllByRole('button')).toHaveLength(2);
  const beside = screen.getByRole('list', { name: '区划调整后新设、示意图上还没有位置的：' });
  const tile = within(beside).getByRole('button');
  expect(tile.textContent).toBe('地区33049999%');
  fireEvent.click(tile);
  expect(chosen).toEqual(['330499']);
});

test('where every area has its place nothing stands beneath', () => {
  render(
    <TileMap
      label="各县"
      parent="330400"
      areas={areas.slice(0, 2)}
      name={(a) => a.code}
      face={() => ({ color: 'red', strength: 0, main: '1' })}
    />,
  );
  expect(screen.getAllByRole('list')).toHaveLength(1);
});
