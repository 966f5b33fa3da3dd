import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './app.module.css';

function Broken() {
  const { t } = useTranslation('ui');
  return (
    <main className={styles.alone} role="alert">
      <h1>{t('error.page.title')}</h1>
      <p>{t('error.page.advice')}</p>
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('error.page.reload')}
      </Button>
    </main>
  );
}

/** Keeps a broken page from being a blank one. */
export class PageErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

/** The same for what the router catches: an error in a route, or a part of the page that could not be fetched. */
export function RouteError() {
  return <Broken />;
}
