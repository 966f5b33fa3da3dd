import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { concernsBesides, concernsFigures, useChanges } from '@/lib/useChanges';
import { CellPanel } from '@/ui/cell/CellPanel';
import { Heard } from '@/ui/cell/heard';
import { PageHead } from '@/ui/PageHead';
import styles from './page.module.css';

/** One figure's place as a page of its own, for who was named in a remark and neither owes nor decides on the figure. */
export function CellPage() {
  const { t } = useTranslation('cellpanel');
  const { plan = '', year = '' } = useParams();
  const [params] = useSearchParams();
  const get = (name: string) => params.get(name) ?? '';
  const place = { plan, year: Number(year), element: get('element'), area: get('area'), category: get('category') };
  const [heard, setHeard] = useState(0);
  useChanges({ plan, year: place.year }, (changes) => {
    if (concernsBesides(changes) || concernsFigures(changes)) setHeard((n) => n + 1);
  });
  return (
    <Heard value={heard}>
      <PageHead title={t('title', { year })} />
      <div className={styles.page}>
        <CellPanel place={place} first="talk" headed />
      </div>
    </Heard>
  );
}
