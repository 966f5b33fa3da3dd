import { useTranslation } from 'react-i18next';
import { formatDecimal } from '@/lib/format';
import { type Item, openDivergences } from './desk';
import styles from './queue.module.css';

export function hasFacts(item: Item): boolean {
  const { explanation, correctionReason } = item.figure;
  return item.problems.length > 0 || openDivergences(item).length > 0 || Boolean(explanation || correctionReason);
}

/** What one must have read before deciding: doubts and their explanations, corrections, disputes. */
export function RowFacts({ item }: { item: Item }) {
  const { t } = useTranslation('queue');
  const { explanation, correctionReason } = item.figure;
  return (
    <>
      {correctionReason && (
        <p className={styles.fact}>
          <span className={styles.tag}>{t('fact.correction')}</span>
          {correctionReason}
        </p>
      )}
      {item.problems.map((p) => (
        <p key={`${p.code}${p.message}`} className={styles.fact} data-tone={p.grade === 'D' ? undefined : 'caution'}>
          <span className={styles.tag}>{t(`grade.${p.grade}`)}</span>
          {p.message}
        </p>
      ))}
      {explanation && (
        <p className={styles.fact}>
          <span className={styles.tag}>{t('fact.explanation')}</span>
          <q>{explanation}</q>
        </p>
      )}
      {item.lastYear?.explanation && (explanation || item.problems.length > 0) && (
        <p className={styles.fact}>
          <span className={styles.tag}>{t('fact.saidLastYear')}</span>
          <q>{item.lastYear.explanation}</q>
        </p>
      )}
      {openDivergences(item).map((d) => (
        <p key={d.id} className={styles.fact} data-tone="caution">
          <span className={styles.tag}>{t('fact.divergence')}</span>
          {t('fact.divergenceBy', { tenant: d.tenant.name, value: formatDecimal(d.value), comment: d.comment })}
          {d.answer ? ` · ${t('fact.answer', { answer: d.answer })}` : ` · ${t('fact.unanswered')}`}
        </p>
      ))}
    </>
  );
}
