import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/dates';
import { newRequestId } from '@/lib/requestId';
import { ActButton } from '@/ui/ActButton';
import { DataTable } from '@/ui/DataTable';
import { type Desk, MakeKeyDocument, RevokeKeyDocument, type Source } from './documents';
import styles from './source.module.css';
import type { Act } from './useDesk';

interface Props {
  source: Source;
  desk: Desk;
  act: Act;
}

/** What the source signs with. A secret is shown once, when it is made. */
export function Keys({ source, desk, act }: Props) {
  const { t, i18n } = useTranslation('source');
  const [made, setMade] = useState<{ key: string; secret: string }>();
  const revoke = async (key: string) => {
    const input = { source: source.code, key, requestId: newRequestId() };
    return (await act(RevokeKeyDocument, { input }, (d) => d.revokeSourceKey)).refusal;
  };
  const valid = desk.keys.filter((k) => !k.revokedAt).length;
  return (
    <section className={styles.part} aria-labelledby="keys">
      <h2 id="keys">{t('keys.title')}</h2>
      <p className={styles.quiet}>{t('keys.how')}</p>
      {made && (
        <Alert
          type="success"
          title={t('keys.once')}
          description={
            <dl className={styles.facts}>
              <div>
                <dt>{t('keys.id')}</dt>
                <dd>
                  <code>{made.key}</code>
                </dd>
              </div>
              <div>
                <dt>{t('keys.secret')}</dt>
                <dd>
                  <code>{made.secret}</code>
                </dd>
              </div>
            </dl>
          }
        />
      )}
      {desk.keys.length > 0 && (
        <DataTable
          caption={t('keys.title')}
          rows={desk.keys}
          rowKey={(k) => k.id}
          columns={[
            {
              key: 'id',
              head: t('keys.id'),
              cell: (k) => (
                <>
                  <code>{k.id}</code> {k.note}
                </>
              ),
            },
            {
              key: 'scope',
              head: t('keys.scope'),
              wide: true,
              cell: (k) => [...k.elements, ...k.areas].map((x) => x.name).join(t('and')) || t('keys.all'),
            },
            {
              key: 'made',
              head: t('keys.made'),
              wide: true,
              cell: (k) => `${k.madeBy.name} ${formatMoment(k.madeAt, i18n.language)}`,
            },
            {
              key: 'used',
              head: t('keys.used'),
              cell: (k) => (k.lastUsedAt ? formatMoment(k.lastUsedAt, i18n.language) : t('keys.never')),
            },
            {
              key: 'act',
              head: '',
              cell: (k) =>
                k.revokedAt ? t('keys.revoked') : <ActButton onAct={() => revoke(k.id)}>{t('keys.revoke')}</ActButton>,
            },
          ]}
        />
      )}
      {valid < 2 ? <MakeForm source={source} act={act} onMade={setMade} /> : <p>{t('keys.two')}</p>}
    </section>
  );
}

interface MakeProps {
  source: Source;
  act: Act;
  onMade: (made: { key: string; secret: string }) => void;
}

function MakeForm({ source, act, onMade }: MakeProps) {
  const { t } = useTranslation('source');
  const [note, setNote] = useState('');
  const [areas, setAreas] = useState<string[]>([]);
  const [elements, setElements] = useState<string[]>([]);
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  return (
    <form
      className={styles.row}
      onSubmit={async (e) => {
        e.preventDefault();
        setBusy(true);
        const input = { source: source.code, note, areas, elements, requestId: newRequestId() };
        const result = await act(MakeKeyDocument, { input }, (d) => d.makeSourceKey.desk);
        setBusy(false);
        setRefusal(result.refusal);
        if (result.data) onMade(result.data.makeSourceKey);
      }}
    >
      <Input
        className={styles.select}
        aria-label={t('keys.note')}
        placeholder={t('keys.note')}
        value={note}
        onChange={(e) => setNote(e.target.value)}
      />
      {source.elements.length > 1 && (
        <Select
          className={styles.select}
          mode="multiple"
          aria-label={t('keys.elements')}
          placeholder={t('keys.elements')}
          options={source.elements.map((x) => ({ value: x.code, label: x.name }))}
          value={elements}
          onChange={setElements}
        />
      )}
      <Select
        className={styles.select}
        mode="multiple"
        aria-label={t('keys.areas')}
        placeholder={t('keys.areas')}
        options={source.areas.map((x) => ({ value: x.code, label: x.name }))}
        value={areas}
        onChange={setAreas}
      />
      <Button htmlType="submit" loading={busy}>
        {t('keys.make')}
      </Button>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </form>
  );
}
