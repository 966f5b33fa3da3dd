import { type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { unitName } from '@/lib/unit';
import { useLoad } from '@/lib/useLoad';
import { FigureTimeline } from '@/ui/FigureTimeline';
import { Num } from '@/ui/Num';
import { TextSkeleton } from '@/ui/Skeleton';
import { StateMark } from '@/ui/StateMark';
import { ErrorState } from '@/ui/States';
import styles from './cellpanel.module.css';
import { CellDocument, PapersFields, TalkFields } from './documents';
import { Heard } from './heard';
import { Meaning } from './Meaning';
import { PanelTabs } from './PanelTabs';
import { Papers } from './Papers';
import { Peers } from './Peers';
import { type Place, placeKey } from './place';
import { TalkList } from './TalkList';
import { Years } from './Years';

interface Props {
  place: Place;
  /** Loads anew when it changes, though the place stays. */
  version?: string;
  /** A form to answer an open divergence, where the reader may. */
  answer?: (divergence: string, reload: () => void) => ReactNode;
  /** The tab that is shown first; told when the reader turns to another, so that the next cell opens at the same. */
  first?: string;
  onTurn?: (tab: string) => void;
  /** Says whose figure it is and how it stands, where nothing around the panel does. */
  headed?: boolean;
}

/** All that belongs to one figure's place, loaded when it is opened. */
export function CellPanel({ place, version = '', answer, first = 'course', onTurn, headed = false }: Props) {
  const { t } = useTranslation('cellpanel');
  const { data, error, reload } = useLoad(CellDocument, { ...place }, `${version}/${useContext(Heard)}`);
  if (error && !data?.cell) return <ErrorState fault={readFault(error)} onRetry={reload} />;
  if (!data) return <TextSkeleton lines={6} />;
  const { cell } = data;
  if (!cell) return <p className={styles.quiet}>{t('nothing')}</p>;
  const talk = readFragment(TalkFields, cell.talk);
  const papers = readFragment(PapersFields, cell.papers);
  const counted = (word: string, count: number) => (count > 0 ? t('counted', { word, count }) : word);
  const tabs = (
    <PanelTabs
      key={placeKey(place)}
      label={t('tabs')}
      first={first}
      onTurn={onTurn}
      items={[
        {
          key: 'course',
          label: t('tab.course'),
          children: cell.figure ? (
            <FigureTimeline figure={cell.figure} answer={answer && ((id) => answer(id, reload))} />
          ) : (
            <p className={styles.quiet}>{t('nothing')}</p>
          ),
        },
        {
          key: 'talk',
          label: counted(t('tab.talk'), talk.heard.unread),
          children: <TalkList place={place} talk={talk} />,
        },
        {
          key: 'papers',
          label: counted(t('tab.papers'), papers.files.length),
          children: <Papers papers={papers} onChanged={reload} />,
        },
        {
          key: 'years',
          label: t('tab.years'),
          children: <Years past={cell.past} year={place.year} broken={breaks(cell.element.earlier)} />,
        },
        {
          key: 'peers',
          label: t('tab.peers'),
          children: <Peers place={place} area={data.plan?.area.code} indicators={cell.indicators} />,
        },
        { key: 'meaning', label: t('tab.meaning'), children: <Meaning cell={cell} /> },
      ]}
    />
  );
  if (!headed) return tabs;
  return (
    <>
      <h2 className={styles.name}>{cell.element.name}</h2>
      <p className={styles.quiet}>
        {cell.area.name} · {cell.category.name} · {cell.owner.name}
      </p>
      <p>
        {cell.figure && (
          <strong>
            <Num value={cell.figure.value} emptiness={cell.figure.emptiness} /> {unitName(cell.element.unit)}
          </strong>
        )}{' '}
        <StateMark state={cell.figure?.state} />
      </p>
      {tabs}
    </>
  );
}

/** The first years of definitions whose values do not compare with those before. */
function breaks(earlier: readonly { until: number; comparable: boolean }[]): number[] {
  return earlier.filter((was) => !was.comparable).map((was) => was.until + 1);
}
