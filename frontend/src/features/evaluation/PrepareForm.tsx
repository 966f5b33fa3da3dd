import { Button, Checkbox, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { readFragment } from '@/gql';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { useLoad } from '@/lib/useLoad';
import { personName, useViewer } from '@/lib/viewer';
import {
  type Evaluation,
  type Head,
  PrepareEvaluationDocument,
  ScoreSheetFields,
  ScoreSheetsDocument,
} from './documents';
import styles from './evaluation.module.css';

interface Props {
  evaluation: Evaluation;
  plan: string;
  head: Head;
  onSaved: () => void;
}

/** Who scores, and by which version of the sheet; both can be changed until scoring begins. */
export function PrepareForm({ evaluation: e, plan, head, onSaved }: Props) {
  const { t } = useTranslation('evaluation');
  const { tenant } = useViewer();
  const { data } = useLoad(ScoreSheetsDocument, {});
  const sheets = readFragment(ScoreSheetFields, data?.scoreSheets ?? []);
  const stored = readFragment(ScoreSheetFields, e.scoreSheet)?.version;
  const [panel, setPanel] = useState<string[]>(() => e.panel.map((m) => m.id));
  const [chosen, setChosen] = useState<number | undefined>(stored);
  const version = chosen ?? sheets[0]?.version;
  const [{ error, fetching }, prepare] = useMutation(PrepareEvaluationDocument);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await prepare({
      input: {
        evaluation: head.id,
        revision: head.revision,
        panel,
        scoreSheet: version ?? null,
        requestId: newRequestId(),
      },
    });
    if (answer.data) onSaved();
  }

  return (
    <form onSubmit={submit} className={styles.prepare}>
      <fieldset>
        <legend>{t('scoring.experts')}</legend>
        {e.candidates.length === 0 && <p className={styles.quiet}>{t('scoring.noCandidates')}</p>}
        <Checkbox.Group
          value={panel}
          onChange={setPanel}
          options={e.candidates.map((c) => ({
            value: c.id,
            label: `${c.tenant.name} ${personName({ user: c, tenant: c.tenant })}`,
          }))}
        />
      </fieldset>
      <div className={styles.fields}>
        <label htmlFor="prepare-sheet">{t('scoring.sheet')}</label>
        {data && sheets.length === 0 ? (
          <p>
            {t('scoring.noSheet')} <Link to={address.scoreSheets(tenant.slug, plan)}>{t('sheet.title')}</Link>
          </p>
        ) : (
          <Select<number>
            id="prepare-sheet"
            value={version}
            options={sheets.map((s) => ({ value: s.version, label: t('sheet.version', { version: s.version }) }))}
            onChange={setChosen}
          />
        )}
      </div>
      {error && (
        <p role="alert" className={styles.bad}>
          {readFault(error).message || t('failed')}
        </p>
      )}
      <div className={styles.buttons}>
        <Button htmlType="submit" loading={fetching}>
          {t('scoring.save')}
        </Button>
      </div>
    </form>
  );
}
