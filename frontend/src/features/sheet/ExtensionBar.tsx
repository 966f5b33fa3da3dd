import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '@/gql';
import type { SheetExtensionsQuery } from '@/gql/graphql';
import { formatDay } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { ErrorState } from '@/ui/States';
import { ExtensionDialog } from './ExtensionDialog';
import styles from './extension.module.css';
import type { Owed } from './owed';

const SheetExtensionsDocument = graphql(`
  query SheetExtensions($plan: String!, $year: Int!) {
    extensions(plan: $plan, year: $year) {
      id
      reason
      until
      state
      grantedUntil
      words
      tenant { slug }
      items { obligation element { name } }
    }
  }
`);

type Extension = SheetExtensionsQuery['extensions'][number];

interface Props {
  plan: string;
  year: number;
  tenant: string;
  /** What is still to report. */
  owed: Owed[];
}

/** Asking for more time, and what came of it. */
export function ExtensionBar({ plan, year, tenant, owed }: Props) {
  const { t } = useTranslation('sheet');
  const { message } = App.useApp();
  const { data, error, reload } = useLoad(SheetExtensionsDocument, { plan, year });
  const [asking, setAsking] = useState(false);
  if (error && !data) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  if (!data) return null;
  const own = data.extensions.filter((e) => e.tenant.slug === tenant);
  const waiting = new Set(own.filter((e) => e.state === 'open').flatMap((e) => e.items.map((i) => i.obligation)));
  const free = owed.filter((o) => !waiting.has(o.obligation));
  if (own.length === 0 && free.length === 0) return null;
  return (
    <section className={styles.bar} aria-label={t('extension.title')}>
      {free.length > 0 && <Button onClick={() => setAsking(true)}>{t('extension.ask')}</Button>}
      {own.length > 0 && (
        <ul className={styles.list}>
          {own.map((e) => (
            <li key={e.id} data-state={e.state}>
              <Answer of={e} />
            </li>
          ))}
        </ul>
      )}
      {asking && (
        <ExtensionDialog
          plan={plan}
          year={year}
          owed={free}
          onClose={() => setAsking(false)}
          onAsked={() => {
            setAsking(false);
            message.success(t('extension.asked'));
            reload();
          }}
        />
      )}
    </section>
  );
}

function Answer({ of: e }: { of: Extension }) {
  const { t, i18n } = useTranslation('sheet');
  const first = e.items[0]?.element.name ?? '';
  const about = e.items.length === 1 ? first : t('extension.about', { count: e.items.length, first });
  const day = formatDay(e.grantedUntil ?? e.until, i18n.language);
  return (
    <>
      <strong>{t(`extension.state.${e.state}`)}</strong> {about} {t(`extension.says.${e.state}`, { day })}
      {e.words && <span className={styles.words}>{t('extension.words', { words: e.words })}</span>}
    </>
  );
}
