import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { BASES, type BasisName } from '@/lib/scope';

/** Which revisions the values are computed from. The three are never mixed, so it is always said which one is shown. */
export function BasisSwitch({ value, onChange }: { value: BasisName; onChange: (basis: BasisName) => void }) {
  const { t } = useTranslation('figures');
  return (
    <Segmented<BasisName>
      aria-label={t('basis.label')}
      value={value}
      options={BASES.map((basis) => ({ value: basis, label: t(`basis.${basis}`), title: t(`basis.means.${basis}`) }))}
      onChange={onChange}
    />
  );
}
