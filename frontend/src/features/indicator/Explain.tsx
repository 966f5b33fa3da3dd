import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { ExplainQuery } from '@/gql/graphql';
import { readFault } from '@/lib/fault';
import { formatDecimal, spaced } from '@/lib/format';
import { groupBy } from '@/lib/group';
import type { BasisName } from '@/lib/scope';
import { unitName } from '@/lib/unit';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { ExplainElement } from './ExplainElement';
import styles from './explain.module.css';
import { readableInputs } from './readable';

const ExplainDocument = graphql(`
  query Explain($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {
    explain(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {
      formula numerator denominator value display emptiness
      indicator { unit }
      completeness { missing { code } }
      inputs {
        figureId year value emptiness revision state enteredAt
        area { code name level }
        element { code name unit kind }
        enteredBy { name }
        signOffs { stage at outcome comment by { name } tenant { slug name } }
      }
    }
  }
`);

type Explanation = NonNullable<ExplainQuery['explain']>;
export type ExplainedInput = Explanation['inputs'][number];

interface Props {
  plan: string;
  indicator: string;
  area: string;
  year: number;
  basis: BasisName;
}

/** A value opened down to its figures, their revisions and their signers. */
export function Explain(props: Props) {
  const { t } = useTranslation('indicator');
  const [{ data, error }, again] = useQuery({ query: ExplainDocument, variables: { ...props } });
  const e = data?.explain;
  const readable = e ? readableInputs(e) : [];
  const fault = error && !data ? readFault(error) : undefined;
  return (
    <section className={styles.explain} aria-labelledby="explain">
      <h2 id="explain">{t('explain.title')}</h2>
      {fault?.kind === 'not-found' && <p className={styles.note}>{t('explain.nothing')}</p>}
      {fault && fault.kind !== 'not-found' && (
        <ErrorState fault={fault} onRetry={() => again({ requestPolicy: 'network-only' })} />
      )}
      {!data && !error && <TextSkeleton lines={5} />}
      {data && !e && <p className={styles.note}>{t('explain.nothing')}</p>}
      {e && (
        <>
          <p className={styles.formula}>{spaced(e.formula)}</p>
          {e.numerator != null && e.denominator != null && e.display != null && (
            <p className={styles.sum}>
              {t('explain.ratio', { numerator: formatDecimal(e.numerator), denominator: formatDecimal(e.denominator) })}{' '}
              <strong>
                {formatDecimal(e.display)} {unitName(e.indicator.unit)}
              </strong>
            </p>
          )}
          {readable.length < e.inputs.length && <p className={styles.note}>{t('explain.noInputs')}</p>}
          {groupBy(readable, (i) => i.element.code).map(([code, inputs]) => (
            <ExplainElement key={code} inputs={inputs} />
          ))}
        </>
      )}
    </section>
  );
}
