import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

export const BASES = ['SUBMITTED', 'APPROVED', 'PUBLISHED'] as const;
export type BasisName = (typeof BASES)[number];

/** What a board is about beside its plan. All of it lives in the address, so that a link shows a colleague the same thing. */
export interface Scope {
  /** Undefined: the page chooses the year most worth showing. */
  year: number | undefined;
  basis: BasisName;
  /** Undefined: the viewer's own area where the plan has it, else the plan's. */
  area: string | undefined;
}

export function readScope(params: URLSearchParams): Scope {
  const basis = params.get('basis')?.toUpperCase() as BasisName;
  return {
    year: Number(params.get('year')) || undefined,
    basis: BASES.includes(basis) ? basis : 'APPROVED',
    area: params.get('area') ?? undefined,
  };
}

/** The address with the scope that is in view, without what is default. */
export function withScope(path: string, scope: Partial<Scope>): string {
  const params = new URLSearchParams();
  if (scope.year) params.set('year', String(scope.year));
  if (scope.basis && scope.basis !== 'APPROVED') params.set('basis', scope.basis);
  if (scope.area) params.set('area', scope.area);
  const search = params.toString();
  return search ? `${path}?${search}` : path;
}

export function useScope() {
  const [params, setParams] = useSearchParams();
  const scope = useMemo(() => readScope(params), [params]);
  /** Changes single parameters and keeps the rest; undefined removes one. */
  const change = useCallback(
    (next: Record<string, string | number | undefined>) =>
      setParams(
        (now) => {
          const merged = new URLSearchParams(now);
          for (const [key, value] of Object.entries(next)) {
            if (value === undefined) merged.delete(key);
            else merged.set(key, String(value));
          }
          return merged;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  return { scope, params, change };
}
