import i18next from 'i18next';
import { expect, test } from 'vitest';
import { returnReasons, speak } from './cityWords';

const usual = {
  committee: { short: '妇儿工委', office: '妇儿工委办' },
  county: [{ stage: 'county_sign_off', name: '县级签核' }],
  city: [],
  reasons: [{ code: 'WRONG_VALUE', name: '数值有误', needsWords: false, retired: false }],
  grades: [{ code: 'A', name: '强制性' }],
  ratings: [{ code: 'done', name: '已经完成' }],
};

const other = {
  committee: { short: '妇儿联席会议', office: '妇儿工委联席办' },
  county: [{ stage: 'county_sign_off', name: '区县复核' }],
  city: [{ stage: 'city_sign_off', name: '市级联审' }],
  reasons: [
    { code: 'NO_SEAL', name: '缺少签章', needsWords: false, retired: false },
    { code: 'OLD', name: '从前的', needsWords: false, retired: true },
  ],
  grades: [{ code: 'A', name: '必须更正' }],
  ratings: [{ code: 'done', name: '办结' }],
};

const said = (key: string) => i18next.t(key as 'ui:reason.OTHER');

test('a city reads its own words, and the next city that signs in reads its own again', () => {
  const before = said('round:extension.elsewhere');
  speak(usual);
  expect(said('round:extension.elsewhere')).toBe(before);

  speak(other);
  expect(said('ui:reason.NO_SEAL')).toBe('缺少签章');
  expect(said('ui:reason.OLD')).toBe('从前的');
  expect(returnReasons().map((r) => r.code)).toEqual(['NO_SEAL']);
  expect([said('ui:stage.county_sign_off'), said('ui:stage.city_sign_off'), said('ui:stage.line_check')]).toEqual([
    '区县复核',
    '市级联审',
    '条线核对',
  ]);
  expect([said('queue:grade.A'), said('queue:grade.B'), said('progress:rating.done')]).toEqual([
    '必须更正',
    '准强制性',
    '办结',
  ]);
  expect(said('sheet:extension.means')).toContain('妇儿工委联席办');
  expect(said('sheet:extension.means')).not.toContain('妇儿联席会议联席办');

  speak(usual);
  expect(said('sheet:extension.means')).toContain('妇儿工委办');
  expect(said('sheet:extension.means')).not.toContain('联席');
  expect(said('queue:grade.A')).toBe('强制性');
});
