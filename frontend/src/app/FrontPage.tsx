import { frontPlans } from '@/features/publicsite/front';
import { PublicSite } from '@/features/publicsite/PublicSite';
import { TenantChooser } from '@/features/signin/TenantChooser';

/** The address without a tenant: what everybody may see, and the way in. */
export function FrontPage() {
  return <PublicSite plans={frontPlans(document)} entry={<TenantChooser />} />;
}
