import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/dates';
import { Meter } from '@/ui/Meter';
import { forPixels } from '@/ui/scale';
import type { DevelopmentIndex, Weights } from './documents';
import { UNDECIDED } from './documents';
import styles from './index.module.css';
import { WeightsForm } from './WeightsForm';

interface Props {
  index: DevelopmentIndex;
  shown: Weights;
  newest: number;
  onDecided: () => void;
}

/** What the domains count, who decided it and why; and for those who may, the next decision. */
export function WeightsPanel({ index, shown, newest, onDecided }: Props) {
  const { t, i18n } = useTranslation('devindex');
  const [editing, setEditing] = useState(false);
  return (
    <section aria-labelledby="index-weights" className={styles.panel}>
      <div className={styles.panelHead}>
        <h2 id="index-weights">
          {shown.version === UNDECIDED ? t('version.undecided') : t('version.decided', { version: shown.version })}
        </h2>
        {index.mayWeigh && !editing && <Button onClick={() => setEditing(true)}>{t('weights.change')}</Button>}
      </div>
      {shown.version === UNDECIDED ? (
        <p>{t('weights.undecided')}</p>
      ) : (
        <>
          <p className={styles.note}>{shown.note}</p>
          <p className={styles.quiet}>
            {[shown.tenant?.name, shown.signedBy?.name].filter(Boolean).join(' ')}
            {shown.signedAt && (
              <>
                {' · '}
                <time dateTime={shown.signedAt}>{formatMoment(shown.signedAt, i18n.language)}</time>
              </>
            )}
          </p>
        </>
      )}
      {shown.version !== newest && <p className={styles.quiet}>{t('weights.old', { newest })}</p>}
      {editing ? (
        <WeightsForm
          index={index}
          from={shown}
          newest={newest}
          onSaved={() => {
            setEditing(false);
            onDecided();
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <ul className={styles.weights}>
          {shown.domains.map(({ domain, weight }) => (
            <li key={domain.code}>
              <span>{domain.name}</span>
              <Meter part={forPixels(weight) ?? 0} whole={100} words={`${weight}%`} />
              <span className={styles.quiet}>
                {shown.indicators
                  .filter((i) =>
                    index.goals.some(
                      (g) => g.indicator.code === i.indicator && g.indicator.domain.code === domain.code,
                    ),
                  )
                  .map((i) => `${i.indicator} × ${i.weight}`)
                  .join('，')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>{t('weights.least', { least: shown.least })}</p>
    </section>
  );
}
