import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { formatDay } from '@/lib/dates';
import { readFault } from '@/lib/fault';
import { currentLanguage } from '@/lib/i18n';
import { newRequestId } from '@/lib/requestId';
import { ActButton } from '@/ui/ActButton';
import styles from './checkrules.module.css';
import { EnforceCheckRuleDocument, RetireCheckRuleDocument, type Rule } from './documents';
import { Trial } from './Trial';
import { trialOf, typedOf } from './typed';

interface Props {
  rule: Rule;
  mayWrite: boolean;
  /** It is the newest version: the next one follows it. */
  newest: boolean;
  onChanged: (words: string) => void;
  onRewrite: () => void;
}

/** One version: what it says, who decided what, and what may be done with it. */
export function RuleDetail({ rule, mayWrite, newest, onChanged, onRewrite }: Props) {
  const { t } = useTranslation('checkrules');
  const client = useClient();
  const [trying, setTrying] = useState(false);
  const input = () => ({ code: rule.code, version: rule.version, requestId: newRequestId() });
  const enforce = async () => {
    const sent = await client.mutation(EnforceCheckRuleDocument, { input: input() }).toPromise();
    if (sent.error) return readFault(sent.error).message || t('failed');
    onChanged(t('done.enforced', { code: rule.code }));
  };
  const retire = async () => {
    const sent = await client.mutation(RetireCheckRuleDocument, { input: input() }).toPromise();
    if (sent.error) return readFault(sent.error).message || t('failed');
    onChanged(t('done.retired', { code: rule.code }));
  };
  return (
    <div className={styles.detail}>
      <code className={styles.expression}>{rule.expression}</code>
      <p>
        <span className={styles.quiet}>{t('note')}</span> {rule.note}
      </p>
      <p>
        <span className={styles.quiet}>{t('column.about')}</span> {rule.about.map((s) => s.name).join(t('comma'))}
      </p>
      <ul className={styles.acts}>
        {!rule.proposed && <li>{t('act.catalogue')}</li>}
        {(['proposed', 'enforced', 'retired'] as const).map((kind) => {
          const act = rule[kind];
          if (!act) return null;
          const said = { at: formatDay(act.at, currentLanguage()), by: act.by.name, tenant: act.tenant.name };
          return <li key={kind}>{t(`act.${kind}`, said)}</li>;
        })}
        {rule.flagged !== null && <li>{t('act.tried', { flagged: rule.flagged, tested: rule.tested })}</li>}
      </ul>
      {mayWrite && (
        <div className={styles.buttons}>
          {!trying && <Button onClick={() => setTrying(true)}>{t('try')}</Button>}
          {rule.mayEnforce && <ActButton onAct={enforce}>{t('enforce')}</ActButton>}
          {newest && <Button onClick={onRewrite}>{t('rewrite')}</Button>}
          {rule.state !== 'retired' && <ActButton onAct={retire}>{t('retire')}</ActButton>}
        </div>
      )}
      {trying && <Trial input={trialOf(typedOf(rule, rule.version, rule.validFrom))} />}
    </div>
  );
}
