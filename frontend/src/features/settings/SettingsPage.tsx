import { useTranslation } from 'react-i18next';
import { readFault } from '@/lib/fault';
import { useLoad } from '@/lib/useLoad';
import { PageHead } from '@/ui/PageHead';
import { TextSkeleton } from '@/ui/Skeleton';
import { ErrorState } from '@/ui/States';
import { ContactForm } from './ContactForm';
import { SettingsDocument } from './documents';
import { People } from './People';
import { QuietHours } from './QuietHours';
import { Robot } from './Robot';
import { StandInSection } from './StandInSection';
import styles from './settings.module.css';

/** How one is reached outside the page; for the tenant's administrator also how everybody else of it is. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const { data, error, reload } = useLoad(SettingsDocument, {});
  const settings = data?.settings;
  const administers = Boolean(settings?.people);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {error && !data && <ErrorState fault={readFault(error)} onRetry={reload} />}
      {!error && !data && <TextSkeleton lines={8} />}
      {settings && (
        <div className={styles.page}>
          <section aria-labelledby="contact" className={styles.section}>
            <h2 id="contact">{t('contact.title')}</h2>
            <p>{t('contact.inPage')}</p>
            {!settings.mailAvailable && <p className={styles.caution}>{t('contact.noMail')}</p>}
            <ContactForm email={settings.email} byMail={settings.byMail} onSaved={reload} />
          </section>
          <StandInSection />
          <QuietHours of={settings} mayChange={administers} onSaved={reload} />
          <Robot host={settings.robotHost} mayChange={administers} onSaved={reload} />
          {settings.people && <People rows={settings.people} onSaved={reload} />}
        </div>
      )}
    </>
  );
}
