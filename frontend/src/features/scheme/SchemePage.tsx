import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { readFault } from '@/lib/fault';
import { saveFile } from '@/lib/files';
import type { BasisName } from '@/lib/scope';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { BasisSwitch } from '@/ui/BasisSwitch';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { EmptyState, ErrorState } from '@/ui/States';
import { type Choice, choose } from './choice';
import { SchemeFormDocument, type Schemes, SchemesDocument } from './documents';
import { Owed } from './Owed';
import { Paper } from './Paper';
import styles from './scheme.module.css';

/** The forms of the statistical schemes as they are printed, filled with what was reported. */
export function SchemePage() {
  const { t, i18n } = useTranslation('scheme');
  const viewer = useViewer();
  const [params, setParams] = useSearchParams();
  const { data, error, reload } = useLoad(SchemesDocument, {}, i18n.language);
  const choice = data && choose(data.schemes, params, viewer.tenant.area.code);
  const change = (next: Record<string, string>) =>
    setParams((old) => {
      const to = new URLSearchParams(old);
      for (const [key, value] of Object.entries(next)) to.set(key, value);
      return to;
    });
  return (
    <>
      <div className={styles.title}>
        <PageHead title={t('title')} lead={t('lead')} />
      </div>
      {error && !data && <ErrorState fault={readFault(error)} onRetry={reload} />}
      {!error && !data && <TableSkeleton rows={12} columns={4} />}
      {data && !choice && <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>}
      {data && choice && (
        <>
          <Choices schemes={data.schemes} choice={choice} change={change} />
          {choice.year === undefined ? (
            <EmptyState title={t('notCollected.title')}>{t('notCollected.text')}</EmptyState>
          ) : (
            <Form choice={choice} year={choice.year} />
          )}
        </>
      )}
    </>
  );
}

interface ChoicesProps {
  schemes: Schemes;
  choice: Choice;
  change: (next: Record<string, string>) => void;
}

function Choices({ schemes, choice, change }: ChoicesProps) {
  const { t } = useTranslation('scheme');
  const { scheme, form, area, year, basis } = choice;
  return (
    <div className={styles.choices}>
      <Select
        aria-label={t('choice.scheme')}
        className={styles.wide}
        popupMatchSelectWidth={false}
        value={scheme.code}
        options={schemes.filter((s) => s.forms.length > 0).map((s) => ({ value: s.code, label: s.title }))}
        onChange={(code) => change({ scheme: code, form: '' })}
      />
      <Select
        aria-label={t('choice.form')}
        className={styles.wide}
        popupMatchSelectWidth={false}
        value={form.code}
        options={scheme.forms.map((f) => ({ value: f.code, label: `${f.number} ${f.name}` }))}
        onChange={(code) => change({ scheme: scheme.code, form: code })}
      />
      <Select
        aria-label={t('choice.area')}
        popupMatchSelectWidth={false}
        value={area}
        options={form.areas.map((a) => ({ value: a.code, label: a.name }))}
        onChange={(code) => change({ area: code })}
      />
      {year !== undefined && (
        <Select
          aria-label={t('choice.year')}
          popupMatchSelectWidth={false}
          value={year}
          options={scheme.years.map((y) => ({ value: y, label: t('choice.yearOf', { year: y }) }))}
          onChange={(y: number) => change({ year: String(y) })}
        />
      )}
      <BasisSwitch value={basis} onChange={(b: BasisName) => change({ basis: b })} />
    </div>
  );
}

function Form({ choice, year }: { choice: Choice; year: number }) {
  const { t, i18n } = useTranslation('scheme');
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const asked = { scheme: choice.scheme.code, form: choice.form.code, area: choice.area, year, basis: choice.basis };
  const { data, error, reload } = useLoad(SchemeFormDocument, asked, i18n.language);
  const form = data?.schemeForm;
  if (error && !form) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  if (!data) return <TableSkeleton rows={16} columns={4} />;
  if (!form) return <ErrorState fault={{ kind: 'not-found', code: 'NOT_FOUND', message: '' }} />;

  async function download() {
    setBusy(true);
    const search = new URLSearchParams({ area: asked.area, year: String(year), basis: asked.basis });
    const got = await saveFile(
      `/scheme-forms/${asked.scheme}/${asked.form}.xlsx?${search}`,
      `${form?.form.number} ${form?.area.name} ${year}.xlsx`,
    );
    setBusy(false);
    if (!got.ok) message.error(got.message || t('failed'));
  }
  return (
    <>
      <div className={styles.acts}>
        <Owed rows={form.rows} basis={choice.basis} />
        <span className={styles.buttons}>
          <Button onClick={() => window.print()}>{t('print')}</Button>
          <Button loading={busy} onClick={download}>
            {t('download')}
          </Button>
        </span>
      </div>
      <Paper form={form} />
    </>
  );
}
