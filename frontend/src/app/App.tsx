import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { newClient, session } from '@/lib/client';
import { useSessionState } from '@/lib/session';
import { BusyNote } from '@/ui/BusyNote';
import { readableAccent, theme } from '@/ui/theme';
import { PageErrorBoundary } from './PageErrorBoundary';
import { router } from './routes';
import 'dayjs/locale/zh-cn';

export function App() {
  const { i18n } = useTranslation();
  const state = useSessionState(session);
  const who = state.status === 'signed-in' ? `${state.viewer.tenant.slug}/${state.viewer.user.name}` : '';
  const accent = readableAccent(state.status === 'signed-in' ? state.viewer.tenant.accent : null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person must never meet the cache of the one before
  const client = useMemo(newClient, [who, i18n.language]);
  const look = useMemo(() => theme(accent), [accent]);
  return (
    <ConfigProvider
      theme={look}
      locale={i18n.language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp component={false}>
        <PageErrorBoundary>
          <Provider value={client}>
            <RouterProvider router={router} />
          </Provider>
          <BusyNote />
        </PageErrorBoundary>
      </AntApp>
    </ConfigProvider>
  );
}
