import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import type { RoundExtensionsQuery } from '@/gql/graphql';
import { formatDay, formatMoment } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { AnswerExtension } from './AnswerExtension';
import styles from './deadline.module.css';

const RoundExtensionsDocument = graphql(`
  query RoundExtensions($plan: String!, $year: Int!) {
    extensions(plan: $plan, year: $year) {
      id
      tenant { slug name }
      reason
      until
      by { name }
      at
      state
      grantedUntil
      words
      answeredBy { name }
      answeredAt
      items { obligation element { name } area { name } deadline }
      canAnswer
    }
  }
`);

export type Extension = RoundExtensionsQuery['extensions'][number];

interface Props {
  plan: string;
  year: number;
  /** Moves when there may be others. */
  version: number;
  onAnswered: () => void;
}

/** Who asks for more time, the open requests first; whoever is to answer does so in place. */
export function Extensions({ plan, year, version, onAnswered }: Props) {
  const { t } = useTranslation('round');
  const { data, error, reload } = useLoad(RoundExtensionsDocument, { plan, year }, String(version));
  return (
    <section id="extensions" aria-labelledby="extensions-head">
      <h2 id="extensions-head">{t('extensions.title')}</h2>
      {error && !data && <ErrorState fault={readFault(error)} onRetry={reload} />}
      {!data && !error && <TextSkeleton lines={2} />}
      {data?.extensions.length === 0 && <p className={styles.note}>{t('extensions.nothing')}</p>}
      <ul className={styles.list}>
        {data?.extensions.map((e) => (
          <Request
            key={e.id}
            of={e}
            onAnswered={() => {
              reload();
              onAnswered();
            }}
          />
        ))}
      </ul>
    </section>
  );
}

function Request({ of: e, onAnswered }: { of: Extension; onAnswered: () => void }) {
  const { t, i18n } = useTranslation('round');
  const day = (value: string) => formatDay(value, i18n.language);
  return (
    <li className={styles.item} data-state={e.state}>
      <p>
        <strong>{e.tenant.name}</strong> {t('extensions.asks', { count: e.items.length, day: day(e.until) })}
        <span className={styles.note}>
          {e.by.name} · {formatMoment(e.at, i18n.language)}
        </span>
      </p>
      <p>{t('extensions.reason', { reason: e.reason })}</p>
      <details>
        <summary>{t('extensions.items', { count: e.items.length })}</summary>
        <ul className={styles.items}>
          {e.items.map((i) => (
            <li key={i.obligation}>
              {i.element.name} · {i.area.name} <span>{t('extensions.due', { day: day(i.deadline) })}</span>
            </li>
          ))}
        </ul>
      </details>
      {e.answeredBy && e.answeredAt && (
        <p className={styles.answer}>
          <strong>{t(`extensions.state.${e.state}`, { day: e.grantedUntil ? day(e.grantedUntil) : '' })}</strong>{' '}
          {e.words}
          <span className={styles.note}>
            {e.answeredBy.name} · {formatMoment(e.answeredAt, i18n.language)}
          </span>
        </p>
      )}
      {e.state === 'open' && !e.canAnswer && <p className={styles.note}>{t('extensions.elsewhere')}</p>}
      {e.canAnswer && <AnswerExtension of={e} onAnswered={onAnswered} />}
    </li>
  );
}
