import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readFragment } from '@/gql';
import { address } from '@/lib/address';
import { useViewer } from '@/lib/viewer';
import { type Evaluation, type Head, ScoreSheetFields } from './documents';
import styles from './evaluation.module.css';
import { Panel } from './Panel';
import { PrepareForm } from './PrepareForm';
import { ScoreForm } from './ScoreForm';
import { ScoreResults } from './ScoreResults';
import type { ScoresRemote } from './scores';

interface Props {
  evaluation: Evaluation;
  plan: string;
  head: Head;
  scores: ScoresRemote | null;
  onScores: (scores: ScoresRemote) => void;
  onChanged: () => void;
}

/** Who scores by which sheet, one's own scores, and once all are there, what came of them. */
export function ScoringPart({ evaluation: e, plan, head, scores, onScores, onChanged }: Props) {
  const { t } = useTranslation('evaluation');
  const { tenant } = useViewer();
  const sheet = readFragment(ScoreSheetFields, e.scoreSheet);
  const prepares = head.may.includes('prepare');
  const scoring = scores?.scoring;
  const revealed = scoring?.revealed ?? false;
  return (
    <div className={styles.stack}>
      <section className={styles.panel} aria-labelledby="panel">
        <h2 id="panel">{t('scoring.panel')}</h2>
        {prepares ? (
          <PrepareForm key={head.revision} evaluation={e} plan={plan} head={head} onSaved={onChanged} />
        ) : (
          <Panel panel={e.panel} state={head.state} />
        )}
        {sheet && (
          <p className={styles.quiet}>
            <Link to={address.scoreSheets(tenant.slug, plan)}>{t('scoring.bySheet', { version: sheet.version })}</Link>
          </p>
        )}
      </section>
      {sheet && scores?.scoring.own && !revealed && (
        <ScoreForm evaluation={e} sheet={sheet} scores={scores} onScores={onScores} onSubmitted={onChanged} />
      )}
      {sheet && scoring && revealed && (
        <ScoreResults evaluation={e} sheet={sheet} scoring={scoring} may={head.may} onChanged={onChanged} />
      )}
      {!revealed && !scoring?.own && <p className={styles.quiet}>{t(`scoring.wait.${waitOf(head.state)}`)}</p>}
    </div>
  );
}

function waitOf(state: string): 'before' | 'during' | 'closed' {
  if (state === 'draft' || state === 'collecting') return 'before';
  return state === 'scoring' ? 'during' : 'closed';
}
