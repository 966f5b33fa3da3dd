import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { PageHead } from '@/ui/PageHead';
import { TableSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { YearTabs } from '@/ui/YearTabs';
import { BuiltIns } from './BuiltIns';
import { CheckRulesDocument, type Rule } from './documents';
import { RuleForm } from './RuleForm';
import { RuleTable } from './RuleTable';

/** What every sheet is held against: the checks that are built in, and those that the city has written. */
export function CheckRulesPage() {
  const { t } = useTranslation('checkrules');
  const { plan: code = '', year: inPath = '' } = useParams();
  const { tenant } = useViewer();
  const navigate = useNavigate();
  const year = Number(inPath);
  const { data, error, reload } = useLoad(CheckRulesDocument, { year, plan: code });
  const [writing, setWriting] = useState<{ over: Rule | undefined }>();
  const [done, setDone] = useState<string>();

  if (!data) {
    return (
      <>
        <PageHead title={t('title')} />
        {error ? <ErrorState fault={readFault(error)} onRetry={reload} /> : <TableSkeleton rows={12} columns={6} />}
      </>
    );
  }
  const { plan, checkRules: checks } = data;
  if (!plan) return <ErrorState fault={{ kind: 'not-found', code: 'NOT_FOUND', message: '' }} />;
  const years = Array.from({ length: plan.targetYear - plan.baselineYear }, (_, i) => plan.baselineYear + 1 + i);
  const changed = (words: string) => {
    setWriting(undefined);
    setDone(words);
    reload();
  };
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        acts={
          checks.mayWrite &&
          !writing && (
            <Button type="primary" onClick={() => setWriting({ over: undefined })}>
              {t('propose')}
            </Button>
          )
        }
      />
      <YearTabs
        years={years}
        value={year}
        onChange={(next) => navigate(address.checks(tenant.slug, code, next), { replace: true })}
      />
      <p role="status">{done}</p>
      {writing && (
        <RuleForm
          key={writing.over ? `${writing.over.code}/${writing.over.version}` : ''}
          {...{ checks, year, over: writing.over }}
          onDone={() => changed(t('done.proposed'))}
          onCancel={() => setWriting(undefined)}
        />
      )}
      <RuleTable {...{ checks, year }} onChanged={changed} onRewrite={(over) => setWriting({ over })} />
      <BuiltIns checks={checks.builtIn} />
    </>
  );
}
