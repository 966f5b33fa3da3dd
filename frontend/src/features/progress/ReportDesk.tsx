import { useTranslation } from 'react-i18next';
import { useViewer } from '@/lib/viewer';
import { Deadline } from '@/ui/Deadline';
import { PageHead } from '@/ui/PageHead';
import { SaveState } from '@/ui/SaveState';
import { TooNarrow } from '@/ui/States';
import { Aside } from './Aside';
import { Conflict } from './Conflict';
import { EvidenceList } from './EvidenceList';
import type { Report } from './entry';
import { Milestones } from './Milestones';
import { ReportActs } from './ReportActs';
import { ReportForm } from './ReportForm';
import { ReportMark } from './ReportMark';
import { ReportText } from './ReportText';
import { Review } from './Review';
import { ReviewForm } from './ReviewForm';
import styles from './report.module.css';
import { SuperviseForm } from './SuperviseForm';
import { Supervisions } from './Supervisions';
import { useReportStore } from './useReportStore';

interface Props {
  loaded: Report;
  plan: string;
  year: number;
  planTitle: string | undefined;
  /** The names of the plan's tasks and projects by their code. */
  names: ReadonlyMap<string, string>;
}

/** The report at work: its text and files on the left, what one judges it by on the right. */
export function ReportDesk({ loaded, plan, year, planTitle, names }: Props) {
  const { t } = useTranslation('progress');
  const viewer = useViewer();
  const [store, work] = useReportStore(loaded, plan, year);
  const { remote: report } = work;
  const may = (act: string) => report.may.includes(act);
  const own = report.tenant.slug === viewer.tenant.slug;
  const judged = report.review?.outcome === 'RETURN' && report.state === 'returned';

  return (
    <>
      <PageHead
        title={`${report.item.code} ${report.item.name}`}
        lead={<Lead report={report} planTitle={planTitle} year={year} />}
        acts={<ReportActs store={store} work={work} />}
      />
      {may('save') && <TooNarrow />}
      {(may('save') || work.saving !== 'saved') && <SaveState work={work} />}
      {work.theirs && <Conflict work={work} onResolve={(choice) => store.resolve(choice)} />}
      <div className={styles.columns}>
        <div className={styles.stack}>
          {judged && <Review report={report} />}
          <section className={styles.panel} aria-labelledby="report-text">
            <h2 id="report-text">{t('report.text')}</h2>
            {may('save') ? <ReportForm store={store} work={work} /> : <ReportText report={report} own={own} />}
          </section>
          <EvidenceList store={store} report={report} />
          {report.item.kind === 'project' && <Milestones store={store} report={report} plan={plan} />}
          <Supervisions of={report.supervisions} plan={plan} year={year} here onAnswered={store.refresh} />
        </div>
        <div className={styles.stack}>
          {may('review') && <ReviewForm key={report.revision} store={store} report={report} />}
          {!judged && report.review && <Review report={report} />}
          {may('supervise') && <SuperviseForm report={report} plan={plan} year={year} onSent={store.refresh} />}
          <Aside report={report} plan={plan} year={year} names={names} />
        </div>
      </div>
    </>
  );
}

function Lead({ report, planTitle, year }: { report: Report; planTitle: string | undefined; year: number }) {
  const { t } = useTranslation('progress');
  return (
    <span className={styles.lead}>
      <strong>{report.tenant.name}</strong>
      <span>{t(`role.${report.role}`)}</span>
      <ReportMark report={report} />
      {report.due && (
        <span>
          {t('due')} <Deadline at={report.due} bare={['submitted', 'accepted'].includes(report.state)} />
        </span>
      )}
      <span>{t('report.of', { plan: planTitle, year })}</span>
    </span>
  );
}
