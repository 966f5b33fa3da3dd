import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/dates';
import { formatDecimal } from '@/lib/format';
import { newRequestId } from '@/lib/requestId';
import { ActButton } from '@/ui/ActButton';
import { EmptyMark } from '@/ui/EmptyMark';
import { EmptyState } from '@/ui/States';
import {
  type Desk,
  DropDocument,
  type Item,
  NameAreaDocument,
  NameFieldDocument,
  RetryDocument,
  type Source,
} from './documents';
import styles from './source.module.css';
import type { Act } from './useDesk';

interface Props {
  source: Source;
  desk: Desk;
  act: Act;
}

/** What does not fit, with its reason: named, tried again, or given up with words. */
export function Quarantine({ source, desk, act }: Props) {
  const { t } = useTranslation('source');
  const { nodes, totalCount } = desk.waiting;
  const [settled, setSettled] = useState<number>();
  const retry = async () => {
    const input = { source: source.code, requestId: newRequestId() };
    const { data, refusal } = await act(RetryDocument, { input }, (d) => d.retrySource.desk);
    setSettled(data?.retrySource.settled);
    return refusal;
  };
  return (
    <section className={styles.part} aria-labelledby="quarantine">
      <h2 id="quarantine">{t('quarantine.title', { count: totalCount })}</h2>
      {totalCount === 0 ? (
        <EmptyState title={t('quarantine.none')}>{t('quarantine.noneHow')}</EmptyState>
      ) : (
        <>
          <p>{t('quarantine.how')}</p>
          <ul className={styles.items}>
            {nodes.map((item) => (
              <Waiting key={item.id} item={item} source={source} act={act} onSettled={setSettled} />
            ))}
          </ul>
          <div className={styles.row}>
            <ActButton onAct={retry}>{t('quarantine.retry')}</ActButton>
          </div>
        </>
      )}
      {settled !== undefined && <p role="status">{t('quarantine.settled', { count: settled })}</p>}
    </section>
  );
}

interface WaitingProps {
  item: Item;
  source: Source;
  act: Act;
  onSettled: (count: number | undefined) => void;
}

function Waiting({ item, source, act, onSettled }: WaitingProps) {
  const { t, i18n } = useTranslation('source');
  const [dropping, setDropping] = useState(false);
  return (
    <li className={styles.item}>
      <p>
        <code>{item.field}</code> · <code>{item.area}</code> · {item.year}
        {item.month ? `-${String(item.month).padStart(2, '0')}` : ''}
        {item.category && ` · ${item.category}`} ·{' '}
        <strong>{item.value === null ? <EmptyMark emptiness={item.emptiness} /> : formatDecimal(item.value)}</strong>
        <span className={styles.quiet}>
          {t('quarantine.of', { delivery: item.delivery, day: formatDay(item.asOf, i18n.language) })}
        </span>
      </p>
      <p className={styles.refusal}>{item.message}</p>
      {item.code === 'UNKNOWN_FIELD' && (
        <NameForm
          label={t('quarantine.isField', { name: item.field })}
          options={source.elements.map((e) => ({ value: e.code, label: e.name }))}
          onName={async (element) => {
            const input = { source: source.code, name: item.field, element, requestId: newRequestId() };
            const { data, refusal } = await act(NameFieldDocument, { input }, (d) => d.nameSourceField.desk);
            onSettled(data?.nameSourceField.settled);
            return refusal;
          }}
        />
      )}
      {item.code === 'UNKNOWN_AREA' && (
        <NameForm
          label={t('quarantine.isArea', { name: item.area })}
          options={source.areas.map((a) => ({ value: a.code, label: a.name }))}
          onName={async (area) => {
            const input = { source: source.code, name: item.area, area, requestId: newRequestId() };
            const { data, refusal } = await act(NameAreaDocument, { input }, (d) => d.nameSourceArea.desk);
            onSettled(data?.nameSourceArea.settled);
            return refusal;
          }}
        />
      )}
      {dropping ? (
        <DropForm
          onDrop={async (reason) => {
            const input = { source: source.code, items: [item.id], reason, requestId: newRequestId() };
            return (await act(DropDocument, { input }, (d) => d.dropSourceItems.desk)).refusal;
          }}
        />
      ) : (
        <button type="button" className={styles.link} onClick={() => setDropping(true)}>
          {t('quarantine.drop')}
        </button>
      )}
    </li>
  );
}

interface NameProps {
  label: string;
  options: { value: string; label: string }[];
  onName: (code: string) => Promise<string | undefined>;
}

function NameForm({ label, options, onName }: NameProps) {
  const { t } = useTranslation('source');
  const [chosen, choose] = useState<string>();
  return (
    <div className={styles.row}>
      <Select
        className={styles.select}
        aria-label={label}
        placeholder={label}
        options={options}
        value={chosen}
        onChange={choose}
        showSearch={{ optionFilterProp: 'label' }}
      />
      {chosen && <ActButton onAct={() => onName(chosen)}>{t('quarantine.name')}</ActButton>}
    </div>
  );
}

function DropForm({ onDrop }: { onDrop: (reason: string) => Promise<string | undefined> }) {
  const { t } = useTranslation('source');
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string>();
  return (
    <form
      className={styles.row}
      onSubmit={async (e) => {
        e.preventDefault();
        setRefusal(await onDrop(reason));
      }}
    >
      <Input
        autoFocus
        className={styles.select}
        aria-label={t('quarantine.why')}
        placeholder={t('quarantine.why')}
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
      <Button htmlType="submit">{t('quarantine.drop')}</Button>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </form>
  );
}
