import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupBy } from '@/lib/group';
import { isMeant } from './numbers';
import type { ReportNumber } from './reportQueries';
import styles from './reports.module.css';

interface Props {
  /** What the text is called in which a number is put. */
  of: string;
  numbers: readonly ReportNumber[];
  onPick: (key: string) => void;
}

/** Finds a number by its name, key or value, and puts it where one was writing. */
export function NumberPicker({ of, numbers, onPick }: Props) {
  const { t } = useTranslation('reports');
  const [words, setWords] = useState('');
  const options = useMemo(
    () =>
      groupBy(
        numbers.filter((n) => isMeant(n, words.trim())),
        (n) => n.group,
      ).map(([group, members]) => ({
        label: group,
        options: members.map((n) => ({ value: n.key, label: `${n.label} ${n.value}` })),
      })),
    [numbers, words],
  );
  return (
    <Select
      className={styles.picker}
      classNames={{ popup: { root: styles.pickerList } }}
      aria-label={t('edit.insertInto', { text: of })}
      placeholder={t('edit.insert')}
      notFoundContent={t('edit.noNumber')}
      popupMatchSelectWidth={false}
      value={null}
      options={options}
      showSearch={{ filterOption: false, searchValue: words, onSearch: setWords }}
      optionRender={({ value }) => <Option number={numbers.find((n) => n.key === value)} />}
      onSelect={(key: string | null) => {
        setWords('');
        if (key) onPick(key);
      }}
    />
  );
}

function Option({ number }: { number: ReportNumber | undefined }) {
  return (
    <span className={styles.option}>
      <span>{number?.label}</span>
      <span>{number?.value}</span>
      <code className={styles.key}>{number?.key}</code>
    </span>
  );
}
