import { address } from '@/lib/address';

interface NoticeRef {
  kind: string;
  plan?: string | null;
  year?: number | null;
  place?: { element: string; area: string; category: string } | null;
}

/** What is told about tasks and projects. */
const TASK_KINDS = ['report_returned', 'supervised', 'supervision_answered'];

/** What is told about who stands in for whom. */
const ROLE_KINDS = ['roles_lent', 'roles_back', 'duty_ending'];

/** Where one can do something about a notice. */
export function noticeAddress(notice: NoticeRef, tenant: string, decides: boolean): string | undefined {
  const { kind, plan, year } = notice;
  if (ROLE_KINDS.includes(kind)) return `${address.settings(tenant)}#stand-in`;
  if (kind === 'delivery_quarantined') return address.sources(tenant);
  if (!plan) return undefined;
  if (kind === 'round_published' || !year) return address.board(tenant, plan);
  if (kind === 'extension_asked') return `${address.round(tenant, plan)}?year=${year}#extensions`;
  if (notice.place) return address.cell(tenant, plan, year, notice.place);
  if (TASK_KINDS.includes(kind)) return address.progress(tenant, plan, year);
  if (kind === 'divergence_answered' || (decides && kind === 'round_opened')) return address.queue(tenant, plan, year);
  return address.sheet(tenant, plan, year);
}
