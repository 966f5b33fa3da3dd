import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address } from '@/lib/address';
import { session } from '@/lib/client';
import type { Viewer } from '@/lib/session';
import styles from './app.module.css';

/** A link from a colleague of another tenant: say whose page it is and offer both ways on. */
export function OtherTenant({ asked, viewer }: { asked: string; viewer: Viewer }) {
  const { t } = useTranslation();
  return (
    <main className={styles.alone}>
      <h1>{t('otherTenant.title')}</h1>
      <p>{t('otherTenant.text', { asked, mine: viewer.tenant.name })}</p>
      <p className={styles.ways}>
        <Link to={address.tenant(viewer.tenant.slug)}>{t('otherTenant.stay', { mine: viewer.tenant.name })}</Link>
        <Button onClick={() => session.end()}>{t('otherTenant.change')}</Button>
      </p>
    </main>
  );
}
