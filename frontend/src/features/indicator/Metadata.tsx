import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { readFault } from '@/lib/fault';
import { unitName } from '@/lib/unit';
import { InferredMark } from '@/ui/InferredMark';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import styles from './indicator.module.css';

const MetadataDocument = graphql(`
  query IndicatorMetadata($plan: String!) {
    plan(code: $plan) {
      code
      indicators {
        code formula period aggregation direction notes inferred precision
        target { type printed mergedFrom }
        lead { code name }
        support { code name }
        elements { code name unit level period inferred line { name } }
      }
    }
  }
`);

/** What the indicator means, who answers, and what is ours rather than the plan's. */
export function Metadata({ plan, indicator }: { plan: string; indicator: string }) {
  const { t } = useTranslation('indicator');
  const [{ data, error }, again] = useQuery({ query: MetadataDocument, variables: { plan } });
  const i = data?.plan?.indicators.find((x) => x.code === indicator);
  const word = (group: string, code: string) => t(`${group}.${code}`, { defaultValue: code });
  return (
    <section className={styles.meta} aria-labelledby="meta">
      <h2 id="meta">{t('meta.title')}</h2>
      {error && !data && (
        <ErrorState fault={readFault(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />
      )}
      {!data && !error && <TextSkeleton lines={6} />}
      {i && (
        <>
          {i.inferred && <InferredMark long />}
          <dl>
            <dt>{t('meta.lead')}</dt>
            <dd>{i.lead.name}</dd>
            {i.support.length > 0 && (
              <>
                <dt>{t('meta.support')}</dt>
                <dd>{i.support.map((l) => l.name).join(t('and'))}</dd>
              </>
            )}
            <dt>{t('meta.period')}</dt>
            <dd>{i.period}</dd>
            <dt>{t('meta.aggregation')}</dt>
            <dd>{word('aggregation', i.aggregation)}</dd>
            <dt>{t('meta.targetType')}</dt>
            <dd>
              {word('targetType', i.target.type)}
              {i.target.mergedFrom && <small>{t('meta.merged', { code: i.target.mergedFrom })}</small>}
            </dd>
            <dt>{t('meta.elements')}</dt>
            <dd>
              <ul>
                {i.elements.map((e) => (
                  <li key={e.code}>
                    {e.name}
                    <small>
                      {t('meta.element', {
                        unit: unitName(e.unit) || t('meta.flag'),
                        line: e.line.name,
                        level: word('level', e.level),
                      })}
                    </small>
                  </li>
                ))}
              </ul>
            </dd>
            {i.notes.length > 0 && (
              <>
                <dt>{t('meta.notes')}</dt>
                <dd>
                  <ul className={styles.notes}>
                    {i.notes.map((note) => (
                      <li key={note}>{note}</li>
                    ))}
                  </ul>
                </dd>
              </>
            )}
          </dl>
        </>
      )}
    </section>
  );
}
