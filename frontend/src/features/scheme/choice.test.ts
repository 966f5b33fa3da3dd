import { describe, expect, it } from 'vitest';
import { choose, owing } from './choice';
import type { Schemes } from './documents';

const area = (code: string) => ({ code, name: code });
const schemes: Schemes = [
  {
    code: 'a',
    title: 'A',
    scope: 'national',
    years: [2025, 2024],
    forms: [
      { code: 'F1', number: '1表', name: '县级', level: 'county', areas: [area('330402'), area('330481')] },
      { code: 'F2', number: '2表', name: '市级', level: 'city', areas: [area('330400')] },
    ],
  },
];
const at = (search: string, own: string) => {
  const c = choose(schemes, new URLSearchParams(search), own);
  return c && [c.form.code, c.area, c.year, c.basis];
};

describe('which form is looked at', () => {
  it('is one of the own area, of the newest year, where the address says nothing', () => {
    expect(at('', '330481')).toEqual(['F1', '330481', 2025, 'SUBMITTED']);
    expect(at('', '330400')).toEqual(['F2', '330400', 2025, 'SUBMITTED']);
  });
  it('is what the address says, as far as that is there', () => {
    expect(at('form=F1&area=330402&year=2024&basis=APPROVED', '330400')).toEqual(['F1', '330402', 2024, 'APPROVED']);
    expect(at('form=F2&area=330402&year=1999&basis=x', '330481')).toEqual(['F2', '330400', 2025, 'SUBMITTED']);
  });
  it('is none where nothing may be seen', () => {
    expect(choose([], new URLSearchParams(), '330481')).toBeUndefined();
  });
});

describe('who owes what', () => {
  const miss = (slug: string, name: string, onItsWay = false) => ({
    area: area(name),
    tenant: { slug, name: slug },
    onItsWay,
  });
  it('counts rows, the most first, and what is on its way last', () => {
    const rows = [
      { number: '01', missing: [miss('x', '甲'), miss('y', '乙')] },
      { number: '02', missing: [miss('y', '乙'), miss('z', '丙', true)] },
    ];
    expect(owing(rows).map((o) => [o.tenant, o.rows, o.onItsWay])).toEqual([
      ['y', 2, false],
      ['x', 1, false],
      ['z', 1, true],
    ]);
  });
});
