import { TenantChooser } from '@/features/signin/TenantChooser';

/** The address without a tenant: the way in. */
export function FrontPage() {
  return <TenantChooser />;
}
