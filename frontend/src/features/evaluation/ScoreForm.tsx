import { Button } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import type { Texts } from '@/lib/texts';
import { KeyHints } from '@/ui/Kbd';
import { SaveState } from '@/ui/SaveState';
import { TwoVersions } from '@/ui/TwoVersions';
import type { Evaluation, Sheet } from './documents';
import styles from './evaluation.module.css';
import { ScoreGrid } from './ScoreGrid';
import { boxOf, SCORE_RULES, type ScoresRemote, unscored } from './scores';
import { useScores } from './useScores';

interface Props {
  evaluation: Evaluation;
  sheet: Sheet;
  scores: ScoresRemote;
  onScores: (scores: ScoresRemote) => void;
  onSubmitted: () => void;
}

/** An expert's own scores: every area on every item, stored as one goes, final once all are given. */
export function ScoreForm({ evaluation, sheet, scores, onScores, onSubmitted }: Props) {
  const { t, i18n } = useTranslation('evaluation');
  const { store, work, submit } = useScores(evaluation.id, sheet, scores, onScores);
  const [missing, setMissing] = useState(0);
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const place = useRef<HTMLElement>(null);
  const { scoring } = scores;
  const { areas } = scoring;
  const open = SCORE_RULES.open(work.remote);
  const boxes = () => [...(place.current?.querySelectorAll<HTMLInputElement>('input[data-points]') ?? [])];

  /** Up and down go through the points, whatever stands between them. */
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    const all = boxes();
    const at = all.indexOf(event.target as HTMLInputElement);
    if (!step || at < 0 || event.nativeEvent.isComposing) return;
    event.preventDefault();
    all[at + step]?.focus();
    all[at + step]?.select();
  }

  async function handIn() {
    const left = unscored(work.entry, areas, sheet.items);
    setMissing(left.length);
    setRefusal(undefined);
    if (left.length > 0)
      return boxes()
        .find((box) => box.dataset.points === left[0])
        ?.focus();
    setBusy(true);
    const why = await submit();
    setBusy(false);
    if (why === undefined) onSubmitted();
    else setRefusal(why || t('failed'));
  }

  if (scoring.own?.submittedAt) {
    return (
      <section aria-labelledby="own-scores">
        <h2 id="own-scores">{t('scoring.own')}</h2>
        <p>{t('scoring.submitted', { day: formatDay(scoring.own.submittedAt, i18n.language) })}</p>
        <ScoreGrid areas={areas} sheet={sheet} entry={SCORE_RULES.entryOf(scores)} />
      </section>
    );
  }
  return (
    <section ref={place} aria-labelledby="own-scores" onKeyDown={onKeyDown}>
      <h2 id="own-scores">{t('scoring.own')}</h2>
      <p className={styles.blind}>{t('scoring.blind')}</p>
      {open && <SaveState work={work} />}
      {work.theirs && (
        <TwoVersions
          open={SCORE_RULES.open(work.theirs)}
          parts={twoVersions(work.entry, SCORE_RULES.entryOf(work.theirs), areas, sheet)}
          onResolve={(choice) => store.resolve(choice)}
        />
      )}
      <ScoreGrid
        areas={areas}
        sheet={sheet}
        entry={work.entry}
        onWrite={open ? (change) => store.write(change) : undefined}
        onLeave={store.flush}
      />
      {open && (
        <div className={styles.next}>
          <Button type="primary" loading={busy} onClick={handIn}>
            {t('scoring.submit')}
          </Button>
          <KeyHints hints={[{ keys: ['↑', '↓', 'Enter'], words: t('scoring.keys') }]} />
          {missing > 0 && (
            <p role="alert" className={styles.bad}>
              {t('scoring.missing', { count: missing })}
            </p>
          )}
          {refusal && (
            <p role="alert" className={styles.bad}>
              {refusal}
            </p>
          )}
        </div>
      )}
    </section>
  );
}

/** The boxes in which two windows of the same expert differ. */
function twoVersions(mine: Texts, theirs: Texts, areas: readonly { code: string; name: string }[], sheet: Sheet) {
  const differing = new Set(SCORE_RULES.differing(mine, theirs));
  return areas.flatMap((area) =>
    sheet.items.flatMap((item) =>
      (['points', 'remark'] as const)
        .map((part) => boxOf(area.code, item.code, part))
        .filter((box) => differing.has(box))
        .map((box) => ({
          key: box,
          label: `${area.name} · ${item.name}`,
          mine: mine[box] ?? '',
          theirs: theirs[box] ?? '',
        })),
    ),
  );
}
