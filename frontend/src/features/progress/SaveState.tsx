import { useTranslation } from 'react-i18next';
import { formatClock } from '@/lib/dates';
import styles from './report.module.css';
import type { ReportWork } from './reportStore';

/** Whether everything is stored, always in sight; said aloud when it changes. */
export function SaveState({ work }: { work: ReportWork }) {
  const { t } = useTranslation('progress');
  const { saving, savedAt, refusal } = work;
  const words =
    saving === 'saved' && savedAt
      ? t('saving.savedAt', { time: formatClock(savedAt) })
      : saving === 'refused'
        ? t('saving.refused', { reason: refusal })
        : t(`saving.${saving}`);
  return (
    <p role="status" className={styles.saving} data-state={saving}>
      {words}
    </p>
  );
}
