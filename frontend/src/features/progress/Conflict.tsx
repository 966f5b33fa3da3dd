import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { differing, entryOf, type Part } from './entry';
import styles from './report.module.css';
import type { ReportWork } from './reportStore';

/** Two versions of the same parts: the writer sees both and chooses; a closed report only leaves the text to be copied. */
export function Conflict({ work, onResolve }: { work: ReportWork; onResolve: (choice: 'mine' | 'theirs') => void }) {
  const { t } = useTranslation('progress');
  const { theirs, entry } = work;
  if (!theirs) return null;
  const open = theirs.may.includes('save');
  const other = entryOf(theirs);
  const shown = (part: Part, value: string | null) =>
    part === 'selfRating' && value ? t(`rating.${value}`) : value || t('report.empty');
  return (
    <section className={styles.conflict} role="alert">
      <h2>{open ? t('conflict.title') : t('conflict.closed')}</h2>
      <dl>
        {differing(entry, other).map((part) => (
          <div key={part}>
            <dt>{t(`part.${part}`)}</dt>
            <dd>
              <span>{t('conflict.mine')}</span> {shown(part, entry[part])}
            </dd>
            <dd>
              <span>{t('conflict.theirs')}</span> {shown(part, other[part])}
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
