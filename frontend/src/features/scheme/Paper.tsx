import { useTranslation } from 'react-i18next';
import { formatMonth } from '@/lib/dates';
import { formatDecimal } from '@/lib/format';
import { unitName } from '@/lib/unit';
import { EmptyMark } from '@/ui/EmptyMark';
import { InferredMark } from '@/ui/InferredMark';
import type { FilledForm, FilledRow } from './documents';
import styles from './paper.module.css';

/** The page of paper, as long as the form is open: a rule in a style sheet would set it for every page of the product. */
const PAPER = '@page { size: A4 portrait; margin: 15mm 12mm }';

/** The form as it is printed: its head, its rows, its foot. */
export function Paper({ form }: { form: FilledForm }) {
  const { t, i18n } = useTranslation('scheme');
  const { scheme, form: printed } = form;
  const confirmed = (text: string) => text || <em className={styles.open}>{t('toConfirm')}</em>;
  return (
    <article className={styles.paper} aria-label={`${printed.number} ${printed.name}`}>
      <style>{PAPER}</style>
      <h2>
        {printed.name}
        {printed.inferred && (
          <span className={styles.inferred}>
            <InferredMark />
          </span>
        )}
      </h2>
      <div className={styles.head}>
        <p className={styles.whose}>{t('head.area', { area: form.area.name })}</p>
        <p className={styles.when}>{t('head.year', { year: form.year, period: printed.period })}</p>
        <dl>
          <Fact name={t('head.number')}>{printed.number}</Fact>
          <Fact name={t('head.issuer')}>{confirmed(scheme.issuer)}</Fact>
          <Fact name={t('head.approver')}>{confirmed(scheme.approver)}</Fact>
          <Fact name={t('head.approval')}>{confirmed(scheme.approval)}</Fact>
          <Fact name={t('head.validTo')}>
            {confirmed(scheme.validTo ? formatMonth(scheme.validTo, i18n.language) : '')}
          </Fact>
        </dl>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.words')}</th>
            <th scope="col" className={styles.unit}>
              {t('column.unit')}
            </th>
            <th scope="col" className={styles.code}>
              {t('column.code')}
            </th>
            <th scope="col" className={styles.number}>
              {t('column.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {form.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: headings have no number, and rows never move
            <Row key={i} row={row} />
          ))}
        </tbody>
      </table>
      <footer className={styles.foot}>
        <span>{t('foot.head')}</span>
        <span>{t('foot.filler')}</span>
        <span>{t('foot.day')}</span>
      </footer>
    </article>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Row({ row }: { row: FilledRow }) {
  if (row.heading) {
    return (
      <tr className={styles.heading}>
        <th scope="rowgroup" colSpan={4}>
          {row.words}
        </th>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row" style={{ paddingInlineStart: `${8 + row.indent * 24}px` }}>
        {row.words}
        <Notes row={row} />
      </th>
      <td className={styles.unit}>{unitName(row.unit)}</td>
      <td className={styles.code}>{row.number}</td>
      <td className={styles.number}>
        <Value row={row} />
      </td>
    </tr>
  );
}

function Value({ row }: { row: FilledRow }) {
  const { t } = useTranslation('scheme');
  if (row.closed)
    return (
      <span className={styles.closed} title={t('row.closedMeans')}>
        {t('row.closed', { line: row.line?.name ?? '' })}
      </span>
    );
  if (row.emptiness) return <EmptyMark emptiness={row.emptiness} />;
  const shown = row.display ?? '';
  return (
    <>
      {/^-?[0-9.]+$/.test(shown) ? formatDecimal(shown) : shown}
      {row.provisional && row.completeness && (
        <small className={styles.partly} title={t('row.partlyMeans')}>
          {t('row.partly', { reported: row.completeness.reported, expected: row.completeness.expected })}
        </small>
      )}
    </>
  );
}

/** What else the figure serves, and who still owes it. It is for the screen: the printed form has neither. */
function Notes({ row }: { row: FilledRow }) {
  const owing = [...new Set(row.missing.filter((m) => !m.onItsWay).map((m) => m.tenant?.name ?? m.area.name))];
  if (row.serves.length === 0 && owing.length === 0) return null;
  return (
    <span className={styles.notes}>
      <Few kind="serves" names={row.serves.map((s) => s.title)} />
      <Few kind="waits" names={owing} />
    </span>
  );
}

/** One name, or the first and how many there are: a form is read down its rows, and all names stand under the pointer. */
function Few({ kind, names }: { kind: 'serves' | 'waits'; names: string[] }) {
  const { t } = useTranslation('scheme');
  const [first, ...others] = names;
  if (first === undefined) return null;
  return (
    <span className={styles[kind]} title={names.join(t('row.and'))}>
      {t(`row.${kind}`, { names: first })}
      {others.length > 0 && t('row.more', { count: names.length })}
    </span>
  );
}
