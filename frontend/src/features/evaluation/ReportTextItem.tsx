import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDay } from '@/lib/dates';
import { readKept } from '@/lib/kept';
import { newRequestId } from '@/lib/requestId';
import { ActButton } from '@/ui/ActButton';
import { Changes, Typed } from './Changes';
import type { Head } from './documents';
import { FilledText } from './FilledText';
import { ConfirmReportTextDocument, type ReportNumber, type ReportText } from './reportQueries';
import styles from './reports.module.css';
import type { ReportsWork } from './useReports';
import { useReportDraftKey } from './useReportText';

/** The conclusion's texts are written where the conclusion is. */
const CONCLUSION = ['overview', 'achievements', 'problems', 'suggestions'];

interface Props {
  head: Head;
  text: ReportText;
  numbers: readonly ReportNumber[];
  act: ReportsWork['act'];
  /** Whether one has just been writing it, and goes on from here. */
  entered: boolean;
  onWrite: () => void;
}

/** A text as it reads in the documents; in the margin what has to be known of it. */
export function ReportTextItem({ head, text, numbers, act, entered, onWrite }: Props) {
  const { t } = useTranslation('reports');
  const kept = readKept(useReportDraftKey(head.id, text.part)) !== null;
  const concluding = CONCLUSION.includes(text.part);
  const marked = text.changes.length > 0;
  const mayConfirm = marked && text.may.includes('confirm');

  const confirm = () => {
    const input = { evaluation: head.id, part: text.part, revision: text.revision, requestId: newRequestId() };
    return act(ConfirmReportTextDocument, { input }, (d) => d.confirmReportText);
  };

  return (
    <article
      id={`text-${text.part}`}
      aria-labelledby={`title-${text.part}`}
      className={styles.text}
      data-marked={marked || undefined}
      tabIndex={-1}
    >
      <header>
        <h3 id={`title-${text.part}`}>{text.title}</h3>
        <small>{text.documents.map((d) => t(`texts.in.${d}`)).join(t('and'))}</small>
      </header>
      <div className={styles.words}>
        {text.body.trim() ? (
          <FilledText pieces={text.pieces} numbers={numbers} />
        ) : (
          <p className={styles.quiet}>{t(concluding ? 'texts.noConclusion' : 'texts.empty')}</p>
        )}
      </div>
      <div className={styles.margin}>
        {marked && <Changes changes={text.changes} />}
        {mayConfirm && <ActButton onAct={confirm}>{t('texts.confirm')}</ActButton>}
        <Typed numbers={text.typed} />
        {kept && <p className={styles.caution}>{t('texts.kept')}</p>}
        <div className={styles.acts}>
          <Origin text={text} />
          {!concluding && text.may.includes('write') && (
            <Button autoFocus={entered} aria-describedby={`title-${text.part}`} onClick={onWrite}>
              {t(text.proposed ? 'texts.rewrite' : 'texts.write')}
            </Button>
          )}
          {concluding && head.may.includes('write_conclusion') && (
            <Link to="?part=conclusion">
              {t('texts.toConclusion')}
              <span className="visually-hidden">{text.title}</span>
            </Link>
          )}
        </div>
      </div>
    </article>
  );
}

function Origin({ text }: { text: ReportText }) {
  const { t, i18n } = useTranslation('reports');
  const day = (at: string) => formatDay(at, i18n.language);
  if (text.proposed) return <p className={styles.quiet}>{t('texts.proposed')}</p>;
  return (
    <div>
      {text.by && text.at && <p className={styles.quiet}>{t('texts.by', { by: text.by.name, day: day(text.at) })}</p>}
      {text.confirmedBy && text.confirmedAt && (
        <p className={styles.quiet}>
          {t('texts.confirmedBy', { by: text.confirmedBy.name, day: day(text.confirmedAt) })}
        </p>
      )}
    </div>
  );
}
