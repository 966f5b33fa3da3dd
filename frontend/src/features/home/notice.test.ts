import { expect, test } from 'vitest';
import { noticeAddress } from './notice';

const cases: [string, boolean, string, string][] = [
  ['figure_returned', false, '/t/sheet/p/2025', 'the reporter mends it on the sheet'],
  ['divergence_recorded', false, '/t/sheet/p/2025', 'the reporter answers on the sheet'],
  ['divergence_answered', true, '/t/queue/p/2025', 'the signer decides in the queue'],
  ['round_opened', true, '/t/queue/p/2025', 'who decides has nothing to type'],
  ['report_returned', false, '/t/progress/p/2025', 'a report is mended among the tasks'],
  ['supervised', false, '/t/progress/p/2025', 'a reminder is answered among the tasks'],
  ['supervision_answered', true, '/t/progress/p/2025', 'the office reads the answer there'],
  ['round_published', false, '/t/board/p', 'a snapshot is for looking at'],
];

test.each(cases)('%s leads to the place where one can act: %s', (kind, decides, want) => {
  expect(noticeAddress({ kind, plan: 'p', year: 2025 }, 't', decides)).toBe(want);
});

test('a notice without a plan leads nowhere', () => {
  expect(noticeAddress({ kind: 'deadline' }, 't', false)).toBeUndefined();
});
