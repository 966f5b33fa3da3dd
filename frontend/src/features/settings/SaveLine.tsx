import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './settings.module.css';

interface Props {
  busy: boolean;
  saved: boolean;
  /** What the button says; "save" where left out. */
  children?: string;
  /** What is said afterwards; "saved" where left out. */
  done?: string;
}

/** The button of a form, and beside it whether what is typed is saved. */
export function SaveLine({ busy, saved, children, done }: Props) {
  const { t } = useTranslation('settings');
  return (
    <div className={styles.save}>
      <Button htmlType="submit" type="primary" loading={busy}>
        {children ?? t('save')}
      </Button>
      <span role="status">{saved && (done ?? t('saved'))}</span>
    </div>
  );
}
