import { useTranslation } from 'react-i18next';
import { Back, Tick } from '@/ui/glyphs';
import styles from './marks.module.css';

const RING = <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.200" />;
const DASHED = (
  <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.200" strokeDasharray="2 1.600" />
);

/** How full the circle is on the way to publication. */
const SLICE: Record<string, string> = {
  collecting: 'M6 6V1a5 5 0 0 1 5 5z',
  scoring: 'M6 1a5 5 0 0 1 0 10z',
  concluded: 'M6 6H1a5 5 0 1 0 5-5z',
};

function Shape({ state }: { state: string }) {
  if (state === 'published' || state === 'submitted') return <Tick />;
  if (state === 'returned') return <Back />;
  if (SLICE[state]) {
    return (
      <>
        {RING}
        <path d={SLICE[state]} fill="currentColor" />
      </>
    );
  }
  return DASHED;
}

function StateShape({ state }: { state: string }) {
  return (
    <svg className={styles.shape} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <Shape state={state} />
    </svg>
  );
}

/** Where an evaluation is, in shape and word. */
export function EvaluationMark({ state }: { state: string }) {
  const { t } = useTranslation('evaluation');
  return (
    <span className={styles.mark} data-state={state}>
      <StateShape state={state} />
      {t(`state.${state}`)}
    </span>
  );
}

/** How far a tenant's own account is, in shape and word. */
export function SelfMark({ state, late }: { state: string; late: boolean }) {
  const { t } = useTranslation('evaluation');
  return (
    <span className={styles.mark} data-state={state}>
      <StateShape state={state} />
      {t(`self.state.${state}`)}
      {late && <span className={styles.late}>{t('self.late')}</span>}
    </span>
  );
}
