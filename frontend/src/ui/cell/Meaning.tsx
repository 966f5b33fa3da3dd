import { useTranslation } from 'react-i18next';
import type { CellQuery } from '@/gql/graphql';
import { unitName } from '@/lib/unit';
import { InferredMark } from '@/ui/InferredMark';
import styles from './cellpanel.module.css';

/** What is counted here, by whom, and what it is used for. */
export function Meaning({ cell }: { cell: NonNullable<CellQuery['cell']> }) {
  const { t } = useTranslation('cellpanel');
  const { element } = cell;
  return (
    <dl className={styles.facts}>
      {element.definition && (
        <>
          <dt>{t('meaning.definition')}</dt>
          <dd>{element.definition}</dd>
        </>
      )}
      {element.earlier.length > 0 && <dt>{t('meaning.earlier')}</dt>}
      {[...element.earlier].reverse().map((was) => (
        <dd key={was.until}>
          {t(was.comparable ? 'meaning.changed' : 'meaning.broke', { year: was.until + 1 })} {was.why}
          {was.definition && <span className={styles.formula}>{was.definition}</span>}
        </dd>
      ))}
      <dt>{t('meaning.unit')}</dt>
      <dd>{unitName(element.unit)}</dd>
      <dt>{t('meaning.period')}</dt>
      <dd>{element.period}</dd>
      <dt>{t('meaning.line')}</dt>
      <dd>
        {element.line.name} {element.inferred && <InferredMark />}
      </dd>
      <dt>{t('meaning.owner')}</dt>
      <dd>{cell.owner.name}</dd>
      {cell.indicators.length > 0 && <dt>{t('meaning.indicators')}</dt>}
      {cell.indicators.map((i) => (
        <dd key={i.code}>
          {i.name} {i.inferred && <InferredMark />}
          <span className={styles.formula}>{i.formula}</span>
        </dd>
      ))}
    </dl>
  );
}
