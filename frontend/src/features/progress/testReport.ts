import type { Report } from './entry';
import { itemOf } from './testItems';

/** A report of one's own that may be written, as a test wants it. */
export function reportOf(over: Partial<Report> = {}): Report {
  const area = { code: '330481', name: '海宁市' };
  return {
    id: 'r1',
    item: { ...itemOf('W2.2'), related: [] },
    tenant: { slug: '330481-hc', name: '海宁市卫生健康局', area },
    role: 'lead',
    state: 'draft',
    revision: 1,
    done: '',
    results: '',
    problems: '',
    next: '',
    selfRating: null,
    fundsPlanned: null,
    fundsSpent: null,
    risks: '',
    evidence: [],
    late: false,
    due: '2026-03-31',
    writtenBy: null,
    submittedAt: null,
    review: null,
    lastYear: null,
    targets: [],
    milestones: [],
    supervisions: [],
    may: ['save', 'submit'],
    ...over,
  } as Report;
}
