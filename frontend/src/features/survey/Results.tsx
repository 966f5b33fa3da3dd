import { useTranslation } from 'react-i18next';
import { readFault } from '@/lib/fault';
import { currentLanguage } from '@/lib/i18n';
import { useLoad } from '@/lib/useLoad';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { AdoptForm } from './AdoptForm';
import { local } from './builder';
import { type Finding, type Group, SurveyResultDocument } from './documents';
import styles from './survey.module.css';

/** What a closed survey found, question by question. */
export function Results({ id, onAdopted }: { id: string; onAdopted: () => void }) {
  const { t } = useTranslation('survey');
  const { data, error, reload } = useLoad(SurveyResultDocument, { id });
  if (error && !data) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  const result = data?.surveyResult;
  if (!result) return <TextSkeleton lines={12} />;
  return (
    <div className={styles.stack}>
      <p className={styles.note}>{t('method', { threshold: result.threshold })}</p>
      {result.places.length > 0 && (
        <AdoptForm
          survey={id}
          result={result}
          onAdopted={() => {
            reload();
            onAdopted();
          }}
        />
      )}
      {result.questions.map((f, n) => (
        <FindingPanel key={f.question.id} finding={f} number={n + 1} />
      ))}
    </div>
  );
}

function FindingPanel({ finding, number }: { finding: Finding; number: number }) {
  const { t } = useTranslation('survey');
  const { question, overall, areas, texts } = finding;
  const language = currentLanguage();
  const labels =
    question.kind === 'satisfaction'
      ? [1, 2, 3, 4, 5].map((n) => t(`score.${n}`))
      : question.options.map((o) => local(o.words, language));
  const head = `finding-${question.id}`;
  return (
    <section aria-labelledby={head} className={styles.panel}>
      <h2 id={head}>
        {number}. {local(question.words, language)}
      </h2>
      {overall.hidden ? (
        <p className={styles.quiet}>{t('hiddenAll')}</p>
      ) : (
        <>
          <p className={styles.quiet}>{t('sample', { count: overall.size })}</p>
          <ul className={styles.bars}>
            {overall.counts.map((c, i) => (
              <li key={labels[i]}>
                <span>{labels[i]}</span>
                <span className={styles.track}>
                  <span className={styles.bar} style={{ width: `${c.share}%` }} />
                </span>
                <span>
                  {c.share}% <span className={styles.quiet}>({c.count})</span>
                </span>
              </li>
            ))}
          </ul>
          {texts.length > 0 && (
            <ul className={styles.texts}>
              {texts.map((text, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two people may write the same
                <li key={i}>{text}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {question.kind === 'satisfaction' && <AreaTable groups={[overall, ...areas]} />}
    </section>
  );
}

function AreaTable({ groups }: { groups: readonly Group[] }) {
  const { t } = useTranslation('survey');
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>{t('byArea')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('area')}</th>
            <th scope="col">{t('size')}</th>
            <th scope="col">{t('share')}</th>
            <th scope="col">{t('interval')}</th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {groups.map((g) => (
            <tr key={g.area.code}>
              <th scope="row">{g.area.name}</th>
              {g.hidden ? (
                <td colSpan={4} className={styles.hidden}>
                  {t('hidden')}
                </td>
              ) : !g.satisfied ? (
                <td colSpan={4} className={styles.quiet}>
                  {t('nobody')}
                </td>
              ) : (
                <>
                  <td>{g.size}</td>
                  <td>{g.satisfied.share}%</td>
                  <td>
                    {g.satisfied.low}%–{g.satisfied.high}%
                  </td>
                  <td className={styles.span} aria-hidden="true">
                    <span className={styles.axis}>
                      <span
                        className={styles.interval}
                        style={{ left: `${g.satisfied.low}%`, right: `calc(100% - ${g.satisfied.high}%)` }}
                      />
                      <span className={styles.point} style={{ left: `${g.satisfied.share}%` }} />
                    </span>
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
