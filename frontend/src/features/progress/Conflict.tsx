import { useTranslation } from 'react-i18next';
import { TwoVersions } from '@/ui/TwoVersions';
import { differing, entryOf, type Part } from './entry';
import type { ReportWork } from './reportStore';

/** A colleague's newer version of the same parts of a report beside what was being written. */
export function Conflict({ work, onResolve }: { work: ReportWork; onResolve: (choice: 'mine' | 'theirs') => void }) {
  const { t } = useTranslation('progress');
  const { theirs, entry } = work;
  if (!theirs) return null;
  const other = entryOf(theirs);
  const shown = (part: Part, value: string | null) =>
    part === 'selfRating' && value ? t(`rating.${value}`) : (value ?? '');
  const parts = differing(entry, other).map((part) => ({
    key: part,
    label: t(`part.${part}`),
    mine: shown(part, entry[part]),
    theirs: shown(part, other[part]),
  }));
  return <TwoVersions open={theirs.may.includes('save')} parts={parts} onResolve={onResolve} />;
}
