import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from './documents';
import styles from './organisation.module.css';
import { RecordForm } from './RecordForm';
import { RecordItem } from './RecordItem';

interface Props {
  article: Article;
  plan: string;
  /** That a new record begins with. */
  year: number;
  mayRecord: readonly string[];
  onChanged: () => void;
}

/** One article of the plan with what was recorded under it, kind by kind. */
export function ArticleSection({ article, ...rest }: Props) {
  const { t } = useTranslation('organisation');
  const id = `article-${article.number}`;
  return (
    <section id={id} aria-labelledby={`${id}-head`} className={styles.article}>
      <h2 id={`${id}-head`}>{t('article', { number: article.number, heading: article.heading })}</h2>
      {article.kinds.length === 0 && <p className={styles.quiet}>{t('monitoring')}</p>}
      {article.kinds.map((kind) => (
        <KindList key={kind} kind={kind} article={article} {...rest} />
      ))}
    </section>
  );
}

/** Longer lists are shown in part first. */
const FIRST = 8;

function KindList({ kind, article, plan, year, mayRecord, onChanged }: Props & { kind: string }) {
  const { t } = useTranslation('organisation');
  const [adding, setAdding] = useState(false);
  const [whole, setWhole] = useState(false);
  const records = article.records.filter((r) => r.kind === kind);
  const shown = whole ? records : records.slice(0, FIRST);
  return (
    <section aria-label={t(`kind.${kind}`)} className={styles.kind}>
      <div className={styles.kindHead}>
        <h3>
          {t(`kind.${kind}`)} {records.length > 0 && <span className={styles.quiet}>{records.length}</span>}
        </h3>
        {mayRecord.includes(kind) && !adding && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('add', { kind: t(`kind.${kind}`) })}
          </Button>
        )}
      </div>
      {adding && (
        <RecordForm
          plan={plan}
          kind={kind}
          year={year}
          record={undefined}
          onCancel={() => setAdding(false)}
          onSaved={() => {
            setAdding(false);
            onChanged();
          }}
        />
      )}
      {records.length === 0 && !adding && <p className={styles.quiet}>{t('none')}</p>}
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((r) => (
            <RecordItem key={r.id} record={r} plan={plan} onChanged={onChanged} />
          ))}
        </ul>
      )}
      {shown.length < records.length && (
        <Button type="link" className={styles.more} onClick={() => setWhole(true)}>
          {t('more', { count: records.length })}
        </Button>
      )}
    </section>
  );
}
