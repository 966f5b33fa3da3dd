import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { DefinitionsQuery } from '@/gql/graphql';
import { formatMoment } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { unitName } from '@/lib/unit';
import { ErrorState } from '@/ui/States';
import { BridgeForm } from './BridgeForm';
import styles from './definition.module.css';

const DefinitionsDocument = graphql(`
  query Definitions($plan: String!, $area: String!) {
    plan(code: $plan) {
      indicators {
        code name unit definition formula
        earlier { until name unit definition formula why comparable }
      }
    }
    breaks(plan: $plan, area: $area) {
      indicator { code }
      year kind why comparable mayRecord
      element { name }
      bridge { factor shift basis revision recordedAt recordedBy { name } }
    }
    areaChanges { day firstYear kind why nameBefore before { code name } after { code name } }
  }
`);

type Facts = NonNullable<DefinitionsQuery['plan']>['indicators'][number];
type Break = DefinitionsQuery['breaks'][number];
type AreaChange = DefinitionsQuery['areaChanges'][number];

interface Props {
  plan: string;
  indicator: string;
  area: string;
  /** The plan's own area: every change of areas beneath it bears on how its counties compare. */
  top: string;
  onRecorded: () => void;
}

/** What the indicator means and meant, and what leads from one to the other. What never changed and is written nowhere has no such section. */
export function DefinitionPanel({ plan, indicator, area, top, onRecorded }: Props) {
  const { t } = useTranslation('indicator');
  const [{ data, error }, again] = useQuery({ query: DefinitionsDocument, variables: { plan, area } });
  const facts = data?.plan?.indicators.find((i) => i.code === indicator);
  const breaks = data?.breaks.filter((b) => b.indicator.code === indicator) ?? [];
  const areas =
    data?.areaChanges.filter((c) => area === top || [...c.before, ...c.after].some((a) => a.code === area)) ?? [];
  const reload = () => again({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  const silent = facts && !facts.definition && facts.earlier.length + breaks.length + areas.length === 0;
  if (!facts || silent) return null;
  return (
    <section className={styles.definition} aria-labelledby="definition">
      <h2 id="definition">{t('definition.title')}</h2>
      <ol className={styles.times}>
        <Times facts={facts} />
      </ol>
      {breaks.map((b) => (
        <BreakNote
          key={`${b.kind}${b.year}${b.element?.name ?? ''}`}
          at={b}
          place={{ plan, indicator }}
          onRecorded={() => {
            reload();
            onRecorded();
          }}
        />
      ))}
      {areas.map((c) => (
        <AreaNote key={`${c.day}${c.kind}`} change={c} area={area} />
      ))}
    </section>
  );
}

/** What became of areas, and where the values of the years before are. */
function AreaNote({ change, area }: { change: AreaChange; area: string }) {
  const { t } = useTranslation('indicator');
  const names = (list: AreaChange['before']) => list.map((a) => a.name).join(t('and'));
  const old = change.nameBefore ?? names(change.before);
  const made = change.after.some((a) => a.code === area) && !change.before.some((a) => a.code === area);
  const restated = made && (change.kind === 'merge' || change.kind === 'rename');
  return (
    <div className={styles.change}>
      <h3>
        {t(`definition.areas.${change.kind}`, { year: change.firstYear, before: old, after: names(change.after) })}
      </h3>
      <p>{change.why}</p>
      {restated && (
        <p className={styles.note}>{t('definition.areas.restated', { year: change.firstYear, before: old })}</p>
      )}
    </div>
  );
}

/** The definition in force and, beneath it, those before it. */
function Times({ facts }: { facts: Facts }) {
  const { t } = useTranslation('indicator');
  const newest = facts.earlier.at(-1);
  const former = [...facts.earlier].reverse();
  return (
    <>
      <li>
        <h3>{newest ? t('definition.since', { year: newest.until + 1 }) : t('definition.now')}</h3>
        <p>{facts.definition ?? facts.formula}</p>
      </li>
      {former.map((was, i) => {
        const before = former[i + 1];
        return (
          <li key={was.until}>
            <h3>
              {before
                ? t('definition.between', { from: before.until + 1, until: was.until })
                : t('definition.until', { year: was.until })}
            </h3>
            {(was.name !== facts.name || was.unit !== facts.unit) && (
              <p>{t('definition.named', { name: was.name, unit: unitName(was.unit) })}</p>
            )}
            <p>{was.definition ?? was.formula}</p>
            {was.formula && was.formula !== facts.formula && was.definition && (
              <p className={styles.note}>{was.formula}</p>
            )}
          </li>
        );
      })}
    </>
  );
}

/** One break: what changed, and the bridge over it or what its absence means. */
function BreakNote({
  at,
  place,
  onRecorded,
}: {
  at: Break;
  place: { plan: string; indicator: string };
  onRecorded: () => void;
}) {
  const { t, i18n } = useTranslation('indicator');
  const [open, setOpen] = useState(false);
  const { bridge } = at;
  return (
    <div className={at.comparable ? styles.change : styles.break}>
      <h3>
        {t(`definition.kind.${at.comparable ? 'comparable' : at.kind}`, { year: at.year, name: at.element?.name })}
      </h3>
      <p>{at.why}</p>
      {bridge && (
        <>
          <p className={styles.bridge}>{t(added(bridge.shift), { factor: bridge.factor, shift: bridge.shift })}</p>
          <p className={styles.note}>
            {bridge.basis}{' '}
            {t('definition.recorded', {
              by: bridge.recordedBy.name,
              at: formatMoment(bridge.recordedAt, i18n.language),
            })}
          </p>
        </>
      )}
      {!bridge && !at.comparable && (
        <p className={styles.note}>{t(at.kind === 'area' ? 'definition.noneOfArea' : 'definition.none')}</p>
      )}
      {at.mayRecord && !open && (
        <Button size="small" onClick={() => setOpen(true)}>
          {t(bridge ? 'definition.change' : 'definition.record')}
        </Button>
      )}
      {at.mayRecord && open && (
        <BridgeForm
          place={{ ...place, year: at.year }}
          bridge={bridge}
          onClose={() => setOpen(false)}
          onRecorded={() => {
            setOpen(false);
            onRecorded();
          }}
        />
      )}
    </div>
  );
}

/** How the shift is written after the product. */
function added(shift: string): string {
  if (Number(shift) === 0) return 'definition.factor';
  return shift.startsWith('-') ? 'definition.minus' : 'definition.plus';
}
