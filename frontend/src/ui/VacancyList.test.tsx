import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { makeFragmentData } from '@/gql';
import { VacancyLine, VacancyList } from './VacancyList';

const line = (role: string, roleName: string, alone: boolean, from?: string) =>
  makeFragmentData(
    { tenant: { slug: '330481-hc', name: '海宁市卫生健康局' }, role, roleName, alone, from: from ?? null },
    VacancyLine,
  );

test('a vacant duty is told from one that its holder cannot do alone', () => {
  const { container } = render(<VacancyList of={[line('reporter', '填报', false), line('reviewer', '审核', true)]} />);
  const said = [...container.querySelectorAll('li')].map((li) => li.textContent);
  expect(said).toEqual([
    '海宁市卫生健康局 没有在岗的“填报”人员',
    '海宁市卫生健康局 “审核”与填报是同一个人，不能审核自己填的数',
  ]);
});

test('where all duties are held nothing is said', () => {
  expect(render(<VacancyList of={[]} />).container.textContent).toBe('');
});

test('a duty that is held until a day says from when it is vacant', () => {
  const year = new Date().getFullYear();
  const { container } = render(<VacancyList of={[line('reporter', '填报', false, `${year}-12-06`)]} />);
  expect(container.querySelector('li')?.textContent).toBe('海宁市卫生健康局 自12月6日起，没有在岗的“填报”人员');
});
