import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CityWordsDocument, speak } from '@/lib/cityWords';
import { useLoad } from '@/lib/useLoad';
import { PageSkeleton } from '@/ui/Skeleton';

/** Shows the pages once they speak as the city does; where its words cannot be had, in the usual ones. */
export function CityWords({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { data, error } = useLoad(CityWordsDocument, {}, i18n.language);
  // Before the pages below are drawn, so that none of them shows the usual words first.
  useMemo(() => data?.regime && speak(data.regime), [data]);
  if (!data && !error) return <PageSkeleton />;
  return children;
}
