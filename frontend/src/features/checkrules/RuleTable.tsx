import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '@/ui/DataTable';
import { Opener } from '@/ui/Opener';
import { EmptyState } from '@/ui/States';
import styles from './checkrules.module.css';
import type { Checks, Rule } from './documents';
import { RuleDetail } from './RuleDetail';

interface Props {
  checks: Checks;
  year: number;
  onChanged: (words: string) => void;
  onRewrite: (rule: Rule) => void;
}

const idOf = (r: Rule) => `${r.code}/${r.version}`;

/** What comes first: drafts that wait, then what holds for the year, then the rest. */
const rank = (r: Rule) => (r.state === 'draft' ? 0 : r.found !== null ? 1 : 2);

/** The city's own rules, each with how often it finds something in the year. */
export function RuleTable({ checks, year, onChanged, onRewrite }: Props) {
  const { t } = useTranslation('checkrules');
  const [open, setOpen] = useState<string>();
  const rows = [...checks.rules].sort((a, b) => rank(a) - rank(b));
  const newest = (code: string) => Math.max(...checks.rules.filter((r) => r.code === code).map((r) => r.version));
  const columns: Column<Rule>[] = [
    {
      key: 'code',
      head: t('column.code'),
      width: 208,
      cell: (r) => (
        <Opener open={open === idOf(r)} onToggle={() => setOpen(open === idOf(r) ? undefined : idOf(r))}>
          {t('code', { code: r.code, version: r.version })}
        </Opener>
      ),
    },
    { key: 'sentence', head: t('column.sentence'), cell: (r) => read(r.sentence) },
    { key: 'grade', head: t('column.grade'), width: 88, cell: (r) => t(`grade.${r.grade}`) },
    {
      key: 'about',
      head: t('column.about'),
      width: 160,
      wide: true,
      cell: (r) =>
        r.about.length === 1 ? r.about[0]?.name : t('about', { name: r.about[0]?.name, count: r.about.length }),
    },
    { key: 'since', head: t('column.since'), width: 96, wide: true, cell: (r) => years(r) },
    {
      key: 'found',
      head: t('column.found', { year }),
      width: 104,
      numeric: true,
      cell: (r) => r.found ?? t('state.none'),
    },
  ];
  return (
    <section aria-labelledby="own-rules" className={styles.section}>
      <h2 id="own-rules">{t('own.title')}</h2>
      <p className={styles.quiet}>{t('own.lead')}</p>
      <DataTable
        caption={t('own.title')}
        columns={columns}
        rows={rows}
        rowKey={idOf}
        group={(r) => {
          const key = (['draft', 'holding', 'past'] as const)[rank(r)] ?? 'past';
          return { key, title: t(`group.${key}`, { year }) };
        }}
        below={(r) =>
          open === idOf(r) && (
            <RuleDetail
              rule={r}
              mayWrite={checks.mayWrite}
              newest={newest(r.code) === r.version}
              onChanged={onChanged}
              onRewrite={() => onRewrite(r)}
            />
          )
        }
        empty={<EmptyState title={t('own.empty')}>{t('own.emptyHint')}</EmptyState>}
      />
    </section>
  );
}

const years = (r: Rule) => `${r.validFrom}–${r.validTo ?? ''}`;

/** The sentence as the built-in ones are shown: with an ellipsis for each value. */
const read = (sentence: string) => sentence.replaceAll(/\{[a-z_]+\}/g, '…');
