import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/dates';
import { formatDecimal } from '@/lib/format';
import type { Report } from './entry';
import styles from './report.module.css';

const PARTS = ['done', 'results', 'problems', 'next'] as const;

/** The report to be read: where it may not be written, or not by the caller. */
export function ReportText({ report, own }: { report: Report; own: boolean }) {
  const { t, i18n } = useTranslation('progress');
  const unread = PARTS.every((part) => !report[part]) && ['missing', 'draft'].includes(report.state);
  if (unread) {
    const why = own ? 'closed' : report.state === 'draft' ? 'writing' : 'missing';
    return <p className={styles.hint}>{t(`report.unread.${why}`)}</p>;
  }
  return (
    <>
      <dl className={styles.text}>
        {PARTS.map((part) => (
          <div key={part}>
            <dt>{t(`part.${part}`)}</dt>
            <dd>{report[part] || <span className={styles.hint}>{t('report.empty')}</span>}</dd>
          </div>
        ))}
        <div>
          <dt>{t('part.selfRating')}</dt>
          <dd>{report.selfRating ? t(`rating.${report.selfRating}`) : t('report.empty')}</dd>
        </div>
        {report.item.kind === 'project' && <ProjectText report={report} />}
      </dl>
      {report.submittedAt && (
        <p className={styles.hint}>
          {t('report.submitted', { name: report.writtenBy?.name, at: formatMoment(report.submittedAt, i18n.language) })}
        </p>
      )}
      {report.lastYear && (
        <details className={styles.before}>
          <summary>{t('lastYear.title')}</summary>
          <p>{report.lastYear.done}</p>
          {report.lastYear.next && <p>{t('lastYear.promised', { text: report.lastYear.next })}</p>}
        </details>
      )}
    </>
  );
}

function ProjectText({ report }: { report: Report }) {
  const { t } = useTranslation('progress');
  const money = (value: string | null) =>
    value === null ? t('report.empty') : t('funds.amount', { value: formatDecimal(value) });
  return (
    <>
      <div>
        <dt>{t('part.fundsPlanned')}</dt>
        <dd>{money(report.fundsPlanned)}</dd>
      </div>
      <div>
        <dt>{t('part.fundsSpent')}</dt>
        <dd>{money(report.fundsSpent)}</dd>
      </div>
      <div>
        <dt>{t('part.risks')}</dt>
        <dd>{report.risks || t('report.empty')}</dd>
      </div>
    </>
  );
}
