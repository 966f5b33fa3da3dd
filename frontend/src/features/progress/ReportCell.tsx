import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ReportShape } from './ReportMark';
import { type Head, lookOf } from './reports';
import styles from './tasks.module.css';

interface Props {
  head: Head;
  to: string;
  /** Only the row in reach of the keys lets Tab into its cells. */
  inReach?: boolean;
  current?: boolean;
}

/** One tenant's report as a small cell: the shape to the eye, tenant and state as its name. */
export function ReportCell({ head, to, inReach = true, current }: Props) {
  const { t } = useTranslation('progress');
  const supports = head.role === 'support';
  const name = t(supports ? 'cellSupport' : 'cell', { tenant: head.tenant.name, state: t(`state.${lookOf(head)}`) });
  return (
    <Link
      to={to}
      className={styles.cell}
      title={name}
      aria-label={name}
      aria-current={current ? 'true' : undefined}
      tabIndex={inReach ? undefined : -1}
    >
      <ReportShape look={lookOf(head)} size={supports ? 10 : 14} />
    </Link>
  );
}
