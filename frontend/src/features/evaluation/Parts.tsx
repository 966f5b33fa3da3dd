import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Evaluation } from './documents';
import styles from './evaluation.module.css';
import { PARTS, type Part } from './states';

interface Props {
  now: Part;
  evaluation: Evaluation;
  /** Whether the caller has a part in its reports. */
  reported: boolean;
}

/** The parts of an evaluation side by side, each with an address of its own. */
export function Parts({ now, evaluation, reported }: Props) {
  const { t } = useTranslation('evaluation');
  const { selfEvaluations, errata } = evaluation;
  const counts: Partial<Record<Part, string>> = {
    self:
      selfEvaluations.length > 0
        ? `${selfEvaluations.filter((s) => s.state === 'submitted').length}/${selfEvaluations.length}`
        : undefined,
    errata: String(errata.length),
  };
  return (
    <nav aria-label={t('parts')} className={styles.parts}>
      {PARTS.filter((part) => part !== 'reports' || reported).map((part) => (
        <Link
          key={part}
          to={`?part=${part}`}
          replace
          preventScrollReset
          aria-current={part === now ? 'page' : undefined}
        >
          {t(`part.${part}`)}
          {counts[part] && <small>{counts[part]}</small>}
        </Link>
      ))}
    </nav>
  );
}
