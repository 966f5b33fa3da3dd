import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import { personName } from '@/lib/viewer';
import { Deadline } from '@/ui/Deadline';
import type { Head } from './documents';
import { stepsOf } from './states';
import styles from './steps.module.css';

/** What the evaluation has been through, where it is, and what is ahead. */
export function Steps({ head, tenant }: { head: Head; tenant: { name: string } }) {
  const { t, i18n } = useTranslation('evaluation');
  return (
    <ol className={styles.steps} aria-label={t('steps')}>
      {stepsOf(head).map(({ state, place, led }) => (
        <li key={state} data-place={place} aria-current={place === 'now' ? 'step' : undefined}>
          <strong>{t(`state.${state}`)}</strong>
          <span className="visually-hidden">{t(`place.${place}`)}</span>
          {led && (
            <small>
              <time dateTime={led.at}>{formatDay(led.at, i18n.language)}</time> {personName({ user: led.by, tenant })}
            </small>
          )}
          {state === 'collecting' && place === 'now' && head.due && (
            <small>
              {t('due')} <Deadline at={head.due} />
            </small>
          )}
        </li>
      ))}
    </ol>
  );
}
