import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import { readFault } from '@/lib/fault';
import { outliving, useDraftStore } from '@/lib/useDraftStore';
import { useLoad } from '@/lib/useLoad';
import { useViewer } from '@/lib/viewer';
import { SaveState } from '@/ui/SaveState';
import { TextSkeleton } from '@/ui/Skeleton';
import { EmptyState } from '@/ui/States';
import { TwoVersions } from '@/ui/TwoVersions';
import { EvaluationAgainDocument, EvaluationHead, type Head, WriteConclusionDocument } from './documents';
import { draftKey } from './draftKey';
import styles from './evaluation.module.css';
import { LongText } from './LongText';
import { LONG_TEXTS, textsNaming } from './longText';
import { ReportFieldFields, type ReportNumber, ReportNumbersDocument } from './reportQueries';

const TEXTS = ['overview', 'achievements', 'problems', 'suggestions'] as const;

interface Props {
  head: Head;
  /** Whether the caller has a part in the reports, whose numbers the texts may then name. */
  reported: boolean;
  onHead: (head: Head) => void;
}

/** The office's own words: written while the evaluation is at work, read as they will stand in the report. */
export function Conclusion({ head, reported, onHead }: Props) {
  const { t } = useTranslation('evaluation');
  if (head.may.includes('write_conclusion')) {
    const Form = reported ? NamingForm : ConclusionForm;
    return <Form given={head} onHead={onHead} />;
  }
  const said = TEXTS.filter((part) => head.conclusion?.[part]);
  if (!head.conclusion || said.length === 0) {
    return <EmptyState title={t('conclusion.nothing')}>{t('conclusion.nothingHint')}</EmptyState>;
  }
  return (
    <div className={styles.report}>
      {said.map((part) => (
        <section key={part} aria-labelledby={`conclusion-${part}`}>
          <h2 id={`conclusion-${part}`}>{t(`conclusion.${part}`)}</h2>
          <p>{head.conclusion?.filled[part]}</p>
        </section>
      ))}
    </div>
  );
}

function entryOf({ conclusion }: Head): Record<string, string> {
  return Object.fromEntries(TEXTS.map((part) => [part, conclusion?.[part] ?? '']));
}

const RULES = { ...LONG_TEXTS, entryOf, open: (head: Head) => head.may.includes('write_conclusion') };

interface FormProps {
  given: Head;
  /** Undefined: the texts are words only. */
  numbers?: readonly ReportNumber[];
  onHead: (head: Head) => void;
}

function useConclusion({ given, numbers, onHead }: FormProps) {
  const client = useClient();
  const { tenant, user } = useViewer();
  const [loaded] = useState(given);
  const evaluation = loaded.id;
  return useDraftStore(loaded, {
    kept: draftKey(tenant.slug, user.name, evaluation, 'conclusion'),
    rules: numbers ? { ...RULES, ...textsNaming(numbers) } : RULES,
    ports: {
      save: async ({ entry, ...sent }) => {
        const text = (part: (typeof TEXTS)[number]) => (entry[part] ?? '').trim();
        const input = {
          evaluation,
          overview: text('overview'),
          achievements: text('achievements'),
          problems: text('problems'),
          suggestions: text('suggestions'),
          ...sent,
        };
        const { data, error } = await client.mutation(WriteConclusionDocument, { input }, outliving(input)).toPromise();
        if (!data) {
          return { ok: false, fault: readFault(error) };
        }
        const remote = readFragment(EvaluationHead, data.writeConclusion);
        onHead(remote);
        return { ok: true, remote };
      },
      reload: async () => {
        const { data } = await client
          .query(EvaluationAgainDocument, { id: evaluation }, { requestPolicy: 'network-only' })
          .toPromise();
        const now = readFragment(EvaluationHead, data?.evaluation) ?? null;
        if (now) onHead(now);
        return now;
      },
    },
  });
}

/** The form once the numbers are there; without them words can still be written. */
function NamingForm(props: FormProps) {
  const { data, fetching } = useLoad(ReportNumbersDocument, { evaluation: props.given.id });
  if (fetching && !data) return <TextSkeleton lines={12} />;
  const numbers = readFragment(ReportFieldFields, data?.evaluationReports?.fields) ?? undefined;
  return <ConclusionForm {...props} numbers={numbers} />;
}

function ConclusionForm({ given, numbers, onHead }: FormProps) {
  const { t } = useTranslation('evaluation');
  const [store, work] = useConclusion({ given, numbers, onHead });
  const theirs = work.theirs && entryOf(work.theirs);
  return (
    <div className={styles.writing}>
      <SaveState work={work} />
      {work.theirs && theirs && (
        <TwoVersions
          open={RULES.open(work.theirs)}
          parts={RULES.differing(work.entry, theirs).map((part) => ({
            key: part,
            label: t(`conclusion.${part}`),
            mine: work.entry[part] ?? '',
            theirs: theirs[part] ?? '',
          }))}
          onResolve={(choice) => store.resolve(choice)}
        />
      )}
      {TEXTS.map((part) => (
        <LongText
          key={part}
          label={t(`conclusion.${part}`)}
          hint={t(`conclusion.hint.${part}`)}
          value={work.entry[part] ?? ''}
          numbers={numbers}
          onChange={(value) => store.write({ [part]: value })}
          onLeave={store.flush}
        />
      ))}
    </div>
  );
}
