import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './sheet.module.css';

interface Props {
  ready: number;
  chosen: number | undefined;
  busy: boolean;
  onSubmit: () => void;
}

/** Hands in what is chosen, or all that is ready. */
export function SubmitBar({ ready, chosen, busy, onSubmit }: Props) {
  const { t } = useTranslation('sheet');
  const count = chosen ?? ready;
  return (
    <div className={styles.submit}>
      {chosen === undefined && ready === 0 && <span className={styles.notReady}>{t('submit.none')}</span>}
      <Button type="primary" loading={busy} disabled={count === 0} onClick={onSubmit}>
        {chosen === undefined ? t('submit.ready', { count }) : t('submit.chosen', { count })}
      </Button>
    </div>
  );
}
