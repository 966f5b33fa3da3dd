import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFragment } from '@/gql';
import { formatDay } from '@/lib/dates';
import { useScope } from '@/lib/scope';
import { PageHead } from '@/ui/PageHead';
import { Conclusion } from './Conclusion';
import { type Evaluation, EvaluationHead, type Head, ScoringFields } from './documents';
import { Errata } from './Errata';
import styles from './evaluation.module.css';
import { NextAct } from './NextAct';
import { Parts } from './Parts';
import { ReportsPart } from './ReportsPart';
import { Results } from './Results';
import { ScoringPart } from './ScoringPart';
import { SelfList } from './SelfList';
import { Steps } from './Steps';
import type { ScoresRemote } from './scores';
import { partOf } from './states';
import { Work } from './Work';

interface Props {
  loaded: Evaluation;
  plan: string;
  /** Whether the caller has a part in its reports. */
  reported: boolean;
  onChanged: () => void;
}

/** What was stored since the page was loaded lies over it until it is loaded again. */
function useFresh(loaded: Evaluation) {
  const [fresh, setFresh] = useState<{ over: Evaluation; head?: Head; scores?: ScoresRemote }>({ over: loaded });
  const mine = fresh.over === loaded ? fresh : { over: loaded };
  const first = readFragment(EvaluationHead, loaded);
  const scoring = readFragment(ScoringFields, loaded.scoring);
  const own: ScoresRemote | null = scoring && { scoring, may: first.may, revision: scoring.own?.revision ?? 0 };
  return {
    head: mine.head ?? first,
    scores: mine.scores ?? own,
    onHead: (head: Head) => setFresh((f) => ({ ...(f.over === loaded ? f : { over: loaded }), head })),
    onScores: (scores: ScoresRemote) => setFresh((f) => ({ ...(f.over === loaded ? f : { over: loaded }), scores })),
  };
}

/** The evaluation from its head to the part that the address names. */
export function EvaluationDesk({ loaded: e, plan, reported, onChanged }: Props) {
  const { t, i18n } = useTranslation('evaluation');
  const { params } = useScope();
  const { head, scores, onHead, onScores } = useFresh(e);
  const part = partOf(params.get('part'), head.state);
  return (
    <article className={styles.desk}>
      <PageHead
        title={t(`name.${e.kind}`, { year: e.year, area: e.area.name })}
        lead={
          <span className={styles.lead}>
            <span>{e.plan.title}</span>
            <span>{e.tenant.name}</span>
            <span>
              {t('snapshot', {
                edition: e.snapshot.edition,
                day: formatDay(e.snapshot.publishedAt, i18n.language),
              })}
            </span>
          </span>
        }
      />
      <Steps head={head} tenant={e.tenant} />
      <NextAct head={head} onChanged={onChanged} />
      <Parts now={part} evaluation={e} reported={reported} />
      {part === 'results' && <Results evaluation={e} />}
      {part === 'work' && <Work rows={e.work} />}
      {part === 'self' && <SelfList evaluation={e} plan={plan} />}
      {part === 'scoring' && (
        <ScoringPart evaluation={e} plan={plan} head={head} scores={scores} onScores={onScores} onChanged={onChanged} />
      )}
      {part === 'conclusion' && <Conclusion head={head} reported={reported} onHead={onHead} />}
      {part === 'reports' && <ReportsPart key={head.state} head={head} />}
      {part === 'errata' && <Errata evaluation={e} />}
    </article>
  );
}
