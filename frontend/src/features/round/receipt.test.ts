import { expect, test } from 'vitest';
import { outcomeOf } from './receipt';

const receipt = { channel: 'mail', recipients: 2, sent: 0, failed: 0, givenUp: 0, sentAt: null, why: '' };

test('a channel is told by what its recipients have of it', () => {
  expect(outcomeOf({ ...receipt, sent: 2 })).toBe('sent');
  expect(outcomeOf({ ...receipt, sent: 1, failed: 1, why: 'mail: 550' })).toBe('partly');
  expect(outcomeOf(receipt)).toBe('waiting');
  expect(outcomeOf({ ...receipt, failed: 1 })).toBe('failed');
  expect(outcomeOf({ ...receipt, givenUp: 2, why: 'mail: 550' })).toBe('givenUp');
  expect(outcomeOf({ ...receipt, givenUp: 2, why: 'unwanted' })).toBe('unwanted');
  expect(outcomeOf({ ...receipt, givenUp: 1 })).toBe('waiting');
});
