import { useTranslation } from 'react-i18next';
import type { DividedCell } from '@/lib/divided';
import { formatDecimal } from '@/lib/format';
import { EmptyMark } from './EmptyMark';
import styles from './marks.module.css';

/** What one part comes to, or why there is nothing to show; a part of which areas are missing says so. */
export function PartValue({ cell }: { cell: DividedCell | undefined }) {
  const { t } = useTranslation('ui');
  if (!cell) return <EmptyMark emptiness="not_reported" />;
  if (cell.display == null) return <EmptyMark emptiness={cell.emptiness} />;
  const lacks = cell.provisional && t('part.lacks', { names: cell.missing.map((a) => a.name).join(t('part.and')) });
  return (
    <>
      {formatDecimal(cell.display)}
      {lacks && (
        <abbr className={styles.partial} title={lacks}>
          {t('part.partial')}
        </abbr>
      )}
    </>
  );
}
