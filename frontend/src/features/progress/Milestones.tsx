import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import type { Report } from './entry';
import { MilestoneForm } from './MilestoneForm';
import { MilestoneMark } from './ReportMark';
import styles from './report.module.css';
import type { ReportStore } from './reportStore';

type Milestone = Report['milestones'][number];

/** The form that is open: of one milestone, or of a new one. */
type Open = { code: string } | 'new' | undefined;

interface Props {
  store: ReportStore;
  report: Report;
  plan: string;
}

/** A project's steps, one under the other: planned for when, reached when. */
export function Milestones({ store, report, plan }: Props) {
  const { t } = useTranslation('progress');
  const [open, setOpen] = useState<Open>();
  const maySet = report.may.includes('set_milestone');
  const { milestones } = report;

  async function saved() {
    setOpen(undefined);
    await store.refresh();
  }

  const form = (milestone: Milestone | undefined) => (
    <MilestoneForm
      plan={plan}
      project={report.item.code}
      milestone={milestone}
      onSaved={saved}
      onCancel={() => setOpen(undefined)}
    />
  );

  return (
    <section className={styles.panel} aria-labelledby="milestones">
      <h2 id="milestones">{t('milestone.title')}</h2>
      {milestones.length === 0 && <p className={styles.hint}>{t('milestone.nothing')}</p>}
      <ol className={styles.milestones}>
        {milestones.map((m) => (
          <li key={m.code} data-state={m.state}>
            {typeof open === 'object' && open.code === m.code ? (
              form(m)
            ) : (
              <Step milestone={m} onEdit={maySet ? () => setOpen({ code: m.code }) : undefined} />
            )}
          </li>
        ))}
      </ol>
      {maySet && open === 'new' && form(undefined)}
      {maySet && open !== 'new' && (
        <Button className={styles.opens} onClick={() => setOpen('new')}>
          {t('milestone.add')}
        </Button>
      )}
    </section>
  );
}

function Step({ milestone: m, onEdit }: { milestone: Milestone; onEdit: (() => void) | undefined }) {
  const { t, i18n } = useTranslation('progress');
  return (
    <>
      <p className={styles.step}>
        <strong>{m.name}</strong>
        {m.printed && <span className={styles.tag}>{t('milestone.printed')}</span>}
        <MilestoneMark state={m.state} />
        {onEdit && (
          <button
            type="button"
            className={styles.link}
            aria-label={t('milestone.editOf', { name: m.name })}
            onClick={onEdit}
          >
            {t('milestone.edit')}
          </button>
        )}
      </p>
      <p className={styles.hint}>
        {m.due ? t('milestone.planned', { day: formatDay(m.due, i18n.language) }) : t('milestone.noDay')}
        {m.reached && <> · {t('milestone.reachedOn', { day: formatDay(m.reached, i18n.language) })}</>}
      </p>
      {m.note && <p className={styles.words}>{m.note}</p>}
    </>
  );
}
