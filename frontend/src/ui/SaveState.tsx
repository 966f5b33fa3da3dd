import { useTranslation } from 'react-i18next';
import { formatClock } from '@/lib/dates';
import type { Saving } from '@/lib/draftStore';
import styles from './draft.module.css';

/** Whether everything is stored, always in sight; said aloud when it changes. */
export function SaveState({ work }: { work: { saving: Saving; savedAt: Date | null; refusal: string | undefined } }) {
  const { t } = useTranslation('ui');
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
