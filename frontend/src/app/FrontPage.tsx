import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { PlanChoice } from '@/features/publicsite/PlanChoice';
import { PublicSite } from '@/features/publicsite/PublicSite';
import { TenantChooser } from '@/features/signin/TenantChooser';
import { graphql } from '@/gql';
import { readFault } from '@/lib/fault';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';

const PublishedPlansDocument = graphql(`
  query PublishedPlans {
    publishedPlans {
      city
      cityName
      plan
      title
    }
  }
`);

/** The address without a tenant: what everybody may see, and the way in. */
export function FrontPage() {
  const [params] = useSearchParams();
  const [{ data, error }, again] = useQuery({ query: PublishedPlansDocument });
  const plans = data?.publishedPlans ?? [];
  const ofCity = plans.filter((p) => p.city === params.get('city'));
  const chosen = ofCity.find((p) => p.plan === params.get('plan')) ?? ofCity[0] ?? plans[0];
  if (data && !chosen) return <PublicSite chosen={undefined} entry={<TenantChooser />} />;
  return (
    <PublicSite chosen={chosen} entry={<TenantChooser />}>
      {error && <ErrorState fault={readFault(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <TextSkeleton lines={3} />}
      {chosen && plans.length > 1 && <PlanChoice plans={plans} chosen={chosen} />}
    </PublicSite>
  );
}
