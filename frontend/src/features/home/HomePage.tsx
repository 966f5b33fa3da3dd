import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { address } from '@/lib/address';
import { formatToday } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { useChanges } from '@/lib/useChanges';
import { decides, personName, useViewer } from '@/lib/viewer';
import { LiveState } from '@/ui/LiveState';
import { PageHead } from '@/ui/PageHead';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { VacancyList } from '@/ui/VacancyList';
import { Boards } from './Boards';
import { EvaluationList } from './EvaluationList';
import { ExtensionList } from './ExtensionList';
import styles from './home.module.css';
import { Notices } from './Notices';
import { OwedList } from './OwedList';
import { TaskList } from './TaskList';
import { WaitingList } from './WaitingList';

const HomeDocument = graphql(`
  query Home {
    plans { code ...BoardLink }
    home {
      owed { ...OwedLine }
      waiting { ...WaitingLine }
      extensions { ...ExtensionLine }
      vacancies { ...VacancyLine }
      progress { ...TaskLine }
      evaluations { ...EvaluationLine }
      notices(first: 20) { ...NoticeLine }
    }
  }
`);

/** Who stands over cities comes to look at them; everybody else to their own work. */
export function HomePage() {
  const viewer = useViewer();
  if (viewer.work.includes('region')) return <Navigate to={address.region(viewer.tenant.slug)} replace />;
  return <OwnHome />;
}

/** What do I owe and by when, what waits for my decision, what happened: in words. */
function OwnHome() {
  const { t, i18n } = useTranslation('home');
  const viewer = useViewer();
  const [{ data, error, fetching }, again] = useQuery({ query: HomeDocument });
  const live = useChanges({}, () => again({ requestPolicy: 'network-only' }));
  const head = <PageHead title={t('hello', { name: personName(viewer) })} lead={formatToday(i18n.language)} />;

  if (error && !data) {
    return (
      <>
        {head}
        <ErrorState fault={readFault(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />
      </>
    );
  }
  if (!data) {
    return (
      <>
        {head}
        <div className={styles.columns}>
          <div className={styles.panel}>{fetching && <TextSkeleton lines={4} />}</div>
          <div className={styles.panel}>{fetching && <TextSkeleton lines={3} />}</div>
        </div>
      </>
    );
  }
  const { owed, waiting, extensions, vacancies, progress, evaluations, notices } = data.home;
  const reports = viewer.work.includes('report') || owed.length > 0;
  const judges = decides(viewer) || waiting.length > 0;
  return (
    <>
      {head}
      <LiveState live={live} />
      <div className={styles.columns}>
        <div className={styles.stack}>
          {reports && <OwedList owed={owed} />}
          {judges && <WaitingList waiting={waiting} />}
          <ExtensionList waiting={extensions} />
          <VacancyList of={vacancies} className={styles.panel} />
          <EvaluationList owed={evaluations} />
          <TaskList owed={progress} />
          {!reports && <Boards plans={data.plans} />}
        </div>
        <Notices notices={notices} />
      </div>
    </>
  );
}
