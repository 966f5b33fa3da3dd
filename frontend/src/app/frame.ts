import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { FrameQuery } from '@/gql/graphql';
import { type Focus, useCurrentSection } from './section';

const FrameDocument = graphql(`
  query Frame {
    plans { code title baselineYear targetYear }
    schemes { code title years forms { code } }
    home {
      owed { plan { code } year }
      waiting { plan { code } year }
      progress { plan { code } year }
    }
  }
`);

const REMEMBERED = 'liangce.focus';

function remembered(): Focus | undefined {
  const stored = sessionStorage.getItem(REMEMBERED);
  return stored ? (JSON.parse(stored) as Focus) : undefined;
}

/** What the address says comes first, then where the person was last, then where work is due. */
function chooseFocus(data: FrameQuery | undefined, params: Record<string, string | undefined>): Focus | undefined {
  const plans = data?.plans ?? [];
  const isPlan = (code: string) => plans.some((p) => p.code === code);
  const known = (f: Focus | undefined) => (f && isPlan(f.plan) ? f : undefined);
  const due = [...(data?.home.owed ?? []), ...(data?.home.waiting ?? []), ...(data?.home.progress ?? [])].map((o) => ({
    plan: o.plan.code,
    year: o.year,
  }));
  const fallback =
    known(remembered()) ??
    due.find((d) => isPlan(d.plan)) ??
    (plans[0] && { plan: plans[0].code, year: plans[0].targetYear });
  if (!params.plan) return fallback;
  const year = Number(params.year) || due.find((d) => d.plan === params.plan)?.year || fallback?.year;
  return year ? { plan: params.plan, year } : undefined;
}

/**
 * The plans and schemes the caller may choose from, and the one in view. Most pages are about a plan, so while a scheme is in view
 * their links lead to the plan that was looked at last.
 */
export function useFrame() {
  const [{ data, error }] = useQuery({ query: FrameDocument });
  const { params } = useCurrentSection();
  const focus = chooseFocus(data, params);
  const schemes = data?.schemes ?? [];
  const inScheme = schemes.some((s) => s.code === focus?.plan);
  if (focus && params.plan && !inScheme) sessionStorage.setItem(REMEMBERED, JSON.stringify(focus));
  return { plans: data?.plans ?? [], schemes, focus, planFocus: inScheme ? chooseFocus(data, {}) : focus, error };
}
