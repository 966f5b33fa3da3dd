import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './draft.module.css';

interface Props {
  /** False: what was written can no longer be stored, only copied. */
  open: boolean;
  parts: { key: string; label: string; mine: string; theirs: string }[];
  onResolve: (choice: 'mine' | 'theirs') => void;
}

/** Two versions of the same parts: the writer sees both and chooses. */
export function TwoVersions({ open, parts, onResolve }: Props) {
  const { t } = useTranslation('ui');
  return (
    <section className={styles.conflict} role="alert">
      <h2>{open ? t('conflict.title') : t('conflict.closed')}</h2>
      <dl>
        {parts.map(({ key, label, mine, theirs }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              <span>{t('conflict.mine')}</span> {mine || t('conflict.empty')}
            </dd>
            <dd>
              <span>{t('conflict.theirs')}</span> {theirs || t('conflict.empty')}
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles.buttons}>
        {open && <Button onClick={() => onResolve('mine')}>{t('conflict.useMine')}</Button>}
        <Button onClick={() => onResolve('theirs')}>{open ? t('conflict.useTheirs') : t('conflict.discard')}</Button>
      </div>
    </section>
  );
}
