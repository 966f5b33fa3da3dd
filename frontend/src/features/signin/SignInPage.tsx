import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '@/gql';
import { grantOf, session } from '@/lib/client';
import { readFault } from '@/lib/fault';
import { LanguageSwitch } from '@/ui/LanguageSwitch';
import { Mark } from '@/ui/Mark';
import { rememberTenant, tenantName } from './remembered';
import styles from './signin.module.css';

const SignInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      accessToken
      expiresAt
      viewer { tenant { slug name } ...ViewerFields }
    }
  }
`);

/** Signs a person in to the tenant of the address, and leaves the address as it is. */
export function SignInPage({ tenant, lapsed = false }: { tenant: string; lapsed?: boolean }) {
  const { t } = useTranslation('signin');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [result, signIn] = useMutation(SignInDocument);
  const fault = result.error && readFault(result.error);
  const name = tenantName(tenant);

  useEffect(() => {
    document.title = `${t('title')} · 量策`;
  }, [t]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const missing = !username.trim() ? 'username' : !password ? 'password' : undefined;
    if (missing) return document.getElementById(missing)?.focus();
    const answer = await signIn({ input: { tenant, username: username.trim(), password } });
    const payload = answer.data?.signIn;
    if (!payload) return;
    rememberTenant(payload.viewer.tenant.slug, payload.viewer.tenant.name);
    session.adopt(grantOf(payload));
  }

  return (
    <div className={styles.screen}>
      <header className={styles.top}>
        <Link to="/" className={styles.brand}>
          <Mark />
        </Link>
        <LanguageSwitch />
      </header>
      <main className={styles.card}>
        <p className={styles.kicker}>{t('title')}</p>
        <h1>{name ?? tenant}</h1>
        {lapsed && <p role="status">{t('lapsed')}</p>}
        <form onSubmit={submit} className={styles.form}>
          {fault && (
            <p role="alert" className={styles.error} id="signin-error">
              {fault.message || t('offline')}
            </p>
          )}
          <label htmlFor="username">{t('username')}</label>
          <Input
            id="username"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            size="large"
            value={username}
            aria-describedby={fault ? 'signin-error' : undefined}
            onChange={(e) => setUsername(e.target.value)}
          />
          <label htmlFor="password">{t('password')}</label>
          <Input.Password
            id="password"
            name="password"
            autoComplete="current-password"
            size="large"
            value={password}
            aria-describedby={fault ? 'signin-error' : undefined}
            onChange={(e) => setPassword(e.target.value)}
          />
          <Button type="primary" htmlType="submit" size="large" block loading={result.fetching}>
            {t('enter')}
          </Button>
        </form>
        <p className={styles.aside}>
          {t('notMine')} <Link to="/">{t('chooseOther')}</Link>
        </p>
      </main>
    </div>
  );
}
