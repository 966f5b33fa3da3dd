import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { address } from '@/lib/address';
import { formatDay, formatMoment } from '@/lib/dates';
import { newRequestId } from '@/lib/requestId';
import { useViewer } from '@/lib/viewer';
import { ActButton } from '@/ui/ActButton';
import { DataTable } from '@/ui/DataTable';
import { InferredMark } from '@/ui/InferredMark';
import { PageHead } from '@/ui/PageHead';
import { TextSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { type Desk, isPublication, type Source, SwitchDocument } from './documents';
import { FreshMark } from './FreshMark';
import { Keys } from './Keys';
import { Quarantine } from './Quarantine';
import styles from './source.module.css';
import { type Act, useDesk } from './useDesk';

/** One source: what it may deliver, what came, what waits, and for its owner the keys. */
export function SourcePage() {
  const { t } = useTranslation('source');
  const { source: code = '' } = useParams();
  const { tenant } = useViewer();
  const { desk, source, fault, reload, act } = useDesk(code);
  const back = (
    <p className={styles.back}>
      <Link to={address.sources(tenant.slug)}>{t('back')}</Link>
    </p>
  );
  if (fault && !desk) {
    return (
      <>
        {back}
        <PageHead title={code} />
        <ErrorState fault={fault} onRetry={reload} />
      </>
    );
  }
  if (!desk || !source) {
    return (
      <>
        {back}
        <PageHead title={t('title')} />
        <TextSkeleton lines={10} />
      </>
    );
  }
  const input = { source: source.code, on: !source.enabled, requestId: newRequestId() };
  return (
    <>
      {back}
      <PageHead
        title={source.name}
        lead={
          <>
            {source.owner.name} · {t(`every.${source.every}`)} <FreshMark source={source} />
          </>
        }
        acts={
          source.may.includes('manage') &&
          !isPublication(source) && (
            <ActButton onAct={async () => (await act(SwitchDocument, { input }, (d) => d.switchSource)).refusal}>
              {t(source.enabled ? 'switchOff' : 'switchOn')}
            </ActButton>
          )
        }
      />
      {isPublication(source) ? <Publication source={source} /> : <Connection source={source} desk={desk} act={act} />}
    </>
  );
}

/** A bulletin is not connected: there are no keys, and nothing waits. */
function Publication({ source }: { source: Source }) {
  const { t } = useTranslation('source');
  return (
    <section className={styles.part}>
      <p>{t('publicationHow')}</p>
      {source.note && <p className={styles.quiet}>{source.note}</p>}
    </section>
  );
}

function Connection({ source, desk, act }: { source: Source; desk: Desk; act: Act }) {
  const { t } = useTranslation('source');
  return (
    <>
      <Scope source={source} />
      {source.may.includes('settle') && <Quarantine source={source} desk={desk} act={act} />}
      {source.counts && <Deliveries desk={desk} />}
      {desk.names.length > 0 && <Names desk={desk} />}
      {source.may.includes('manage') && <Keys source={source} desk={desk} act={act} />}
      <section className={styles.part}>
        <h2>{t('example.title')}</h2>
        <p className={styles.quiet}>{t('example.how', { path: `/feeds/${source.code}` })}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines must scroll from the keyboard too */}
        <pre className={styles.example} tabIndex={0}>
          {desk.example}
        </pre>
      </section>
    </>
  );
}

function Scope({ source }: { source: Source }) {
  const { t } = useTranslation('source');
  return (
    <section className={styles.part}>
      <h2>{t('scope.title')}</h2>
      <p>{t('scope.how')}</p>
      <dl className={styles.facts}>
        {source.elements.length > 0 && (
          <div>
            <dt>{t('scope.figures')}</dt>
            <dd>{source.elements.map((e) => e.name).join(t('and'))}</dd>
          </div>
        )}
        {source.kinds.length > 0 && (
          <div>
            <dt>{t('scope.events')}</dt>
            <dd>{source.kinds.map((k) => `${k.name}${k.sensitive ? t('scope.sensitive') : ''}`).join(t('and'))}</dd>
          </div>
        )}
        <div>
          <dt>{t('scope.areas')}</dt>
          <dd>{source.areas.map((a) => a.name).join(t('and'))}</dd>
        </div>
        <div>
          <dt>{t('scope.tasks')}</dt>
          <dd>
            {source.tasks.map((task) => task.code).join(t('and'))} {source.inferred && <InferredMark />}
          </dd>
        </div>
      </dl>
      {source.note && <p className={styles.quiet}>{source.note}</p>}
    </section>
  );
}

function Deliveries({ desk }: { desk: Desk }) {
  const { t, i18n } = useTranslation('source');
  return (
    <section className={styles.part}>
      <h2>{t('deliveries.title')}</h2>
      <DataTable
        caption={t('deliveries.title')}
        rows={desk.deliveries}
        rowKey={(d) => d.id}
        empty={<EmptyState title={t('deliveries.none')}>{t('deliveries.noneHow')}</EmptyState>}
        columns={[
          { key: 'at', head: t('deliveries.at'), cell: (d) => formatMoment(d.at, i18n.language) },
          { key: 'id', head: t('deliveries.id'), wide: true, cell: (d) => <code>{d.id}</code> },
          {
            key: 'asOf',
            head: t('deliveries.asOf'),
            wide: true,
            cell: (d) => d.asOf && formatDay(d.asOf, i18n.language),
          },
          { key: 'taken', head: t('head.taken'), numeric: true, cell: (d) => (d.refused ? '' : d.taken) },
          { key: 'waiting', head: t('deliveries.waited'), numeric: true, cell: (d) => (d.refused ? '' : d.waiting) },
          {
            key: 'refused',
            head: t('deliveries.refused'),
            cell: (d) => d.refused && <span className={styles.refusal}>{d.refused}</span>,
          },
        ]}
      />
    </section>
  );
}

function Names({ desk }: { desk: Desk }) {
  const { t } = useTranslation('source');
  return (
    <section className={styles.part}>
      <h2>{t('names.title')}</h2>
      <DataTable
        caption={t('names.title')}
        rows={desk.names}
        rowKey={(n) => `${n.element ? 'f' : 'a'}${n.name}`}
        columns={[
          { key: 'name', head: t('names.theirs'), cell: (n) => <code>{n.name}</code> },
          {
            key: 'ours',
            head: t('names.ours'),
            cell: (n) =>
              n.element
                ? `${n.element.name}${n.category && n.category.code !== 'total' ? ` · ${n.category.name}` : ''}`
                : n.area?.name,
          },
          {
            key: 'added',
            head: t('names.from'),
            wide: true,
            cell: (n) => t(n.added ? 'names.added' : 'names.catalogue'),
          },
        ]}
      />
    </section>
  );
}
