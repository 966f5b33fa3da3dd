import { useTranslation } from 'react-i18next';
import { Back, Tick } from '@/ui/glyphs';
import styles from './marks.module.css';
import { lookOf, type ReportLook } from './reports';

function Glyph({ look }: { look: ReportLook }) {
  switch (look) {
    case 'accepted':
      return <Tick />;
    case 'returned':
      return <Back />;
    case 'overdue':
      return (
        <>
          <path d="M6 .5L11.800 11H.2z" fill="currentColor" />
          <path d="M6 4v3.400M6 8.600v1.200" stroke="#fff" strokeWidth="1.400" />
        </>
      );
    case 'submitted':
      return (
        <>
          <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.200" />
          <path d="M6 1a5 5 0 0 1 0 10z" fill="currentColor" />
        </>
      );
    case 'draft':
      return (
        <>
          <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.200" />
          <circle cx="6" cy="6" r="1.800" fill="currentColor" />
        </>
      );
    case 'missing':
      return (
        <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.200" strokeDasharray="2 1.600" />
      );
  }
}

/** The shape alone, for a cell whose word stands in its label. */
export function ReportShape({ look, size = 12 }: { look: ReportLook; size?: number }) {
  return (
    <span className={styles.shape} data-look={look}>
      <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
        <Glyph look={look} />
      </svg>
    </span>
  );
}

/** Where a report stands, in shape and word. */
export function ReportMark({ report }: { report: { state: string; late: boolean } }) {
  const { t } = useTranslation('progress');
  const look = lookOf(report);
  return (
    <span className={styles.mark} data-look={look}>
      <ReportShape look={look} />
      {t(`state.${look}`)}
    </span>
  );
}

/** Whether a milestone is reached, in shape and word. */
export function MilestoneMark({ state }: { state: string }) {
  const { t } = useTranslation('progress');
  const look: ReportLook = state === 'reached' ? 'accepted' : state === 'late' ? 'overdue' : 'missing';
  return (
    <span className={styles.mark} data-look={look}>
      <ReportShape look={look} />
      {t(`milestone.state.${state}`)}
    </span>
  );
}
