import { address } from '@/lib/address';

interface NoticeRef {
  kind: string;
  plan?: string | null;
  year?: number | null;
}

/** Where one can do something about a notice. */
export function noticeAddress(notice: NoticeRef, tenant: string, decides: boolean): string | undefined {
  const { kind, plan, year } = notice;
  if (!plan) return undefined;
  if (kind === 'round_published' || !year) return address.board(tenant, plan);
  if (kind === 'divergence_answered' || (decides && kind === 'round_opened')) return address.queue(tenant, plan, year);
  return address.sheet(tenant, plan, year);
}
