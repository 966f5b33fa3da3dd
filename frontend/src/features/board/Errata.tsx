import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { formatDecimal } from '@/lib/format';
import styles from './board.module.css';

const BoardErrataDocument = graphql(`
  query BoardErrata($plan: String!, $year: Int!) {
    errata(plan: $plan, year: $year) {
      element { code name }
      area { code name }
      published
      approved
      reason
    }
  }
`);

/** What was corrected since publishing; where nothing was, nothing is said. */
export function Errata({ plan, year }: { plan: string; year: number }) {
  const { t } = useTranslation('board');
  const [{ data }] = useQuery({ query: BoardErrataDocument, variables: { plan, year } });
  const list = data?.errata ?? [];
  if (list.length === 0) return null;
  return (
    <section className={styles.block} aria-labelledby="errata">
      <h2 id="errata">{t('errata.title', { count: list.length })}</h2>
      <ul className={styles.errata}>
        {list.map((e) => (
          <li key={`${e.element.code}/${e.area.code}`}>
            {t('errata.line', {
              area: e.area.name,
              element: e.element.name,
              published: e.published === null || e.published === undefined ? '—' : formatDecimal(e.published),
              approved: e.approved === null || e.approved === undefined ? '—' : formatDecimal(e.approved),
            })}
            {e.reason && <small>{e.reason}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
