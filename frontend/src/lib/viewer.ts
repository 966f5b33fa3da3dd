import { useOutletContext } from 'react-router';
import type { Viewer } from './session';

/** Who is signed in, inside the pages of a tenant. */
export function useViewer(): Viewer {
  return useOutletContext<Viewer>();
}

/** The kinds of work that end in a decision on someone else's figure. */
export function decides(viewer: Viewer): boolean {
  return ['review', 'sign', 'line_check'].some((kind) => viewer.work.includes(kind));
}

/** The person's name; where accounts are named after their tenant, without saying the tenant twice. */
export function personName({ user, tenant }: { user: { name: string }; tenant: { name: string } }): string {
  const rest = user.name.startsWith(tenant.name) ? user.name.slice(tenant.name.length).trim() : '';
  return rest || user.name;
}
