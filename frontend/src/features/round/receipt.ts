import type { Receipt } from './ChaseReceipts';

export type Outcome = 'waiting' | 'sent' | 'partly' | 'failed' | 'unwanted' | 'givenUp';

/** What there is to say of a channel in a word: the good news first where some have it, else why nobody has. */
export function outcomeOf(r: Receipt): Outcome {
  if (r.sent > 0) return r.sent === r.recipients ? 'sent' : 'partly';
  if (r.failed > 0) return 'failed';
  if (r.givenUp < r.recipients) return 'waiting';
  return r.why === 'unwanted' ? 'unwanted' : 'givenUp';
}
