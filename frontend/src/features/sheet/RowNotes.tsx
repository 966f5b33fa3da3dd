import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import { formatDecimal } from '@/lib/format';
import { EmptyMark } from '@/ui/EmptyMark';
import { useSheetActs } from './acts';
import { isReadable, type Row } from './grid';
import styles from './notes.module.css';

/** A cell that nobody has touched is still to come, not wrong: its hatching says enough. */
function problemsOf({ cell }: Row) {
  return cell.figure ? cell.problems : [];
}

/** Does the row ask for a word from its reporter? */
function asksForWords(row: Row): boolean {
  const { cell, entry } = row;
  return (
    cell.canEdit &&
    (entry.emptiness === 'not_collected' ||
      entry.explanation !== '' ||
      problemsOf(row).some((p) => p.grade === 'B' || p.grade === 'C'))
  );
}

export function hasNotes(row: Row): boolean {
  const { phase, entry } = row;
  return (
    phase === 'conflict' ||
    phase === 'refused' ||
    !isReadable(entry) ||
    asksForWords(row) ||
    problemsOf(row).length > 0 ||
    isReturned(row) ||
    openDivergences(row).length > 0 ||
    isProposed(row) ||
    row.news !== undefined
  );
}

const isProposed = ({ cell }: Row) => cell.proposal !== null && cell.canEdit;

const isReturned = ({ cell }: Row) => cell.figure?.state === 'returned' && cell.returned !== null;

function openDivergences({ cell }: Row) {
  return cell.figure?.divergences.filter((d) => d.resolution === null) ?? [];
}

/** What belongs to a row and must be seen with it: conflicts, returns, problems, and the explanation they ask for. */
export function RowNotes({ row }: { row: Row }) {
  const { t, i18n } = useTranslation('sheet');
  const acts = useSheetActs();
  const { t: ui } = useTranslation('ui');
  const { cell, entry, key } = row;
  return (
    <div className={styles.notes}>
      {row.news && (
        <p role="status" className={styles.line} data-tone="hint">
          {t(`news.${row.news.act}`, { who: row.news.who || ui('live.self') })}
        </p>
      )}
      {isProposed(row) && <Proposal row={row} />}
      {row.phase === 'conflict' && <Conflict row={row} />}
      {row.phase === 'refused' && (
        <p className={styles.line} data-tone="bad">
          <span className={styles.tag}>{t('note.notSaved')}</span>
          {row.refusal}
        </p>
      )}
      {!isReadable(entry) && (
        <p className={styles.line} data-tone="bad">
          <span className={styles.tag}>{t('note.notSaved')}</span>
          {t('note.unreadable', { text: entry.text.trim() })}
        </p>
      )}
      {isReturned(row) && cell.returned && (
        <p className={styles.line} data-tone="bad">
          <span className={styles.tag}>{t('note.returned')}</span>
          {t('note.returnedBy', { tenant: cell.returned.tenant.name, day: formatDay(cell.returned.at, i18n.language) })}
          {cell.returned.reasonCode && ` · ${t(`reason.${cell.returned.reasonCode}`)}`}
          {cell.returned.comment && ` · ${cell.returned.comment}`}
          {cell.returned.due && ` · ${t('note.until', { day: formatDay(cell.returned.due, i18n.language) })}`}
        </p>
      )}
      {openDivergences(row).map((d) => (
        <p key={d.id} className={styles.line} data-tone="caution">
          <span className={styles.tag}>{t('note.divergence')}</span>
          {t('note.divergenceBy', { tenant: d.tenant.name, value: formatDecimal(d.value), comment: d.comment })}{' '}
          <button type="button" className={styles.link} onClick={() => acts.openPanel(key)}>
            {d.answer ? t('note.answered') : t('note.answer')}
          </button>
        </p>
      ))}
      {problemsOf(row).map((p) => (
        <p
          key={`${p.code}${p.message}`}
          className={styles.line}
          data-tone={p.grade === 'A' ? 'bad' : p.grade === 'D' ? 'hint' : 'caution'}
        >
          <span className={styles.tag}>{t(`grade.${p.grade}`)}</span>
          {p.message}
        </p>
      ))}
      {asksForWords(row) && (
        <label className={styles.explain}>
          <span>{entry.emptiness === 'not_collected' ? t('note.reason') : t('note.explanation')}</span>
          <textarea
            rows={1}
            value={entry.explanation}
            placeholder={t('note.explainHint')}
            onChange={(e) => acts.explain(key, e.target.value)}
            onFocus={() => acts.look(key)}
            onBlur={acts.flush}
          />
        </label>
      )}
      {asksForWords(row) && <SaidLastYear row={row} />}
    </div>
  );
}

/** What a source gives: it is nobody's entry until the reporter takes it. */
function Proposal({ row: { cell, key } }: { row: Row }) {
  const { t, i18n } = useTranslation('sheet');
  const acts = useSheetActs();
  if (!cell.proposal) return null;
  const { value, emptiness, from } = cell.proposal;
  return (
    <p className={styles.line} data-tone="hint">
      <span className={styles.tag}>{t('proposal.tag')}</span>
      {t('proposal.gives', { source: from.name })}{' '}
      <strong>{value === null ? <EmptyMark emptiness={emptiness} /> : formatDecimal(value)}</strong>
      {t('proposal.asOf', { day: formatDay(from.asOf, i18n.language) })}{' '}
      <button type="button" className={styles.link} title={t('proposal.key')} onClick={() => acts.take(key)}>
        {t('proposal.take')}
      </button>
    </p>
  );
}

/** What was accepted with last year's value may well hold again; the reporter says so, it is not taken over unasked. */
function SaidLastYear({ row: { cell, entry, key } }: { row: Row }) {
  const { t } = useTranslation('sheet');
  const acts = useSheetActs();
  const said = cell.lastYear?.explanation;
  if (!said) return null;
  return (
    <p className={styles.line} data-tone="hint">
      <span className={styles.tag}>{t('note.saidLastYear')}</span>
      {said}{' '}
      {entry.explanation.trim() !== said && (
        <button
          type="button"
          className={styles.link}
          onClick={() => {
            acts.explain(key, said);
            acts.flush();
          }}
        >
          {t('note.sayAgain')}
        </button>
      )}
    </p>
  );
}

function Conflict({ row }: { row: Row }) {
  const { t } = useTranslation('sheet');
  const acts = useSheetActs();
  const { figure } = row.cell;
  return (
    <div className={styles.conflict} role="alert">
      <p>{t('conflict.title')}</p>
      <dl>
        <div>
          <dt>{t('conflict.theirs')}</dt>
          <dd>{figure?.value ? formatDecimal(figure.value) : <EmptyMark emptiness={figure?.emptiness} />}</dd>
        </div>
        <div>
          <dt>{t('conflict.mine')}</dt>
          <dd>{row.entry.text || <EmptyMark emptiness={row.entry.emptiness} />}</dd>
        </div>
      </dl>
      <div className={styles.choices}>
        <Button size="small" onClick={() => acts.resolve(row.key, 'theirs')}>
          {t('conflict.takeTheirs')}
        </Button>
        <Button size="small" onClick={() => acts.resolve(row.key, 'mine')}>
          {t('conflict.keepMine')}
        </Button>
      </div>
    </div>
  );
}
