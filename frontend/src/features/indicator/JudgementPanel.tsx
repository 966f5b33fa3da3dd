import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { formatMoment } from '@/lib/dates';
import { spaced } from '@/lib/format';
import type { BasisName } from '@/lib/scope';
import { personName, useViewer } from '@/lib/viewer';
import { VerdictMark } from '@/ui/VerdictMark';
import { verdictStatus } from '@/ui/verdict';
import styles from './indicator.module.css';
import { JudgeForm } from './JudgeForm';

const JudgedDocument = graphql(`
  query Judged($plan: String!, $indicator: String!, $area: String!, $year: Int!, $basis: Basis!) {
    explain(plan: $plan, indicator: $indicator, area: $area, year: $year, basis: $basis) {
      verdict {
        computed { status reason }
        judgement { status reason signedAt outdated signedBy { name } tenant { name } }
      }
    }
  }
`);

interface Props {
  plan: string;
  indicator: string;
  area: string;
  year: number;
  basis: BasisName;
  onJudged: () => void;
}

/** What a committee office has signed over the verdict, and for the office the way to sign. */
export function JudgementPanel({ onJudged, ...at }: Props) {
  const { t, i18n } = useTranslation('indicator');
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  const [{ data }, again] = useQuery({ query: JudgedDocument, variables: at });
  const verdict = data?.explain?.verdict;
  if (!verdict) return null;
  const { computed, judgement } = verdict;
  const mine = viewer.tenant.area.level === 'city' || viewer.tenant.area.code === at.area;
  const may = viewer.work.includes('judge') && at.basis === 'APPROVED' && mine;
  if (!judgement && !may) return null;
  return (
    <section className={styles.judgement} aria-labelledby="judgement">
      <h2 id="judgement">{t('judgement.title')}</h2>
      {judgement && (
        <>
          <p className={styles.verdict}>
            <VerdictMark status={verdictStatus(judgement.status)} />
          </p>
          <q>{judgement.reason}</q>
          <p className={styles.signer}>
            {judgement.tenant.name} {personName({ user: judgement.signedBy, tenant: judgement.tenant })} ·{' '}
            {formatMoment(judgement.signedAt, i18n.language)}
          </p>
          {judgement.outdated && <p className={styles.outdated}>{t('judgement.outdated')}</p>}
          <p className={styles.reason}>
            {t('judgement.computed')} <VerdictMark status={verdictStatus(computed.status)} /> {spaced(computed.reason)}
          </p>
        </>
      )}
      {may && !open && (
        <Button size="small" onClick={() => setOpen(true)}>
          {t(judgement ? 'judgement.again' : 'judgement.open')}
        </Button>
      )}
      {may && open && (
        <JudgeForm
          at={at}
          onClose={() => setOpen(false)}
          onJudged={() => {
            setOpen(false);
            again({ requestPolicy: 'network-only' });
            onJudged();
          }}
        />
      )}
    </section>
  );
}
