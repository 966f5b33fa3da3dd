import { useTranslation } from 'react-i18next';
import { PageHead } from '@/ui/PageHead';

export function BoardPage() {
  const { t } = useTranslation();
  return <PageHead title={t('rail.board')} />;
}
