import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { address } from '@/lib/address';
import { rememberedTenants } from './remembered';
import styles from './signin.module.css';

/** The way in for someone who has no link: the tenants of this computer, or a code typed by hand. */
export function TenantChooser() {
  const { t } = useTranslation('signin');
  const navigate = useNavigate();
  const [slug, setSlug] = useState('');
  const known = rememberedTenants();

  function go(event: FormEvent) {
    event.preventDefault();
    const clean = slug.trim().toLowerCase();
    if (clean) navigate(address.tenant(encodeURIComponent(clean)));
  }

  return (
    <section className={styles.card} aria-labelledby="enter-head">
      <h2 id="enter-head">{t('chooser.title')}</h2>
      {known.length > 0 && (
        <ul className={styles.known}>
          {known.map((tenant) => (
            <li key={tenant.slug}>
              <Link to={address.tenant(tenant.slug)}>
                <span>{tenant.name}</span>
                <small>{tenant.slug}</small>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={go} className={styles.form}>
        <label htmlFor="tenant">{t('chooser.code')}</label>
        <Input
          id="tenant"
          value={slug}
          placeholder="330481-hc"
          autoCapitalize="none"
          spellCheck={false}
          size="large"
          aria-describedby="tenant-hint"
          onChange={(e) => setSlug(e.target.value)}
        />
        <p id="tenant-hint" className={styles.hint}>
          {t('chooser.hint')}
        </p>
        <Button type="primary" htmlType="submit" size="large" block>
          {t('chooser.go')}
        </Button>
      </form>
    </section>
  );
}
