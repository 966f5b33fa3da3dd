import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { blankWords, choosable, type Draft, KINDS, type Words, withKind } from './builder';
import styles from './survey.module.css';

interface Props {
  number: number;
  last: boolean;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

/** One question of a draft; buttons move it, so the keyboard does too. */
export function QuestionEditor({ number, last, draft, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation('survey');
  const setOption = (n: number, words: Words) =>
    onChange({ ...draft, options: draft.options.map((o, i) => (i === n ? words : o)) });
  return (
    <li className={styles.question}>
      <fieldset>
        <legend>{t('question', { number })}</legend>
        <div className={styles.tools}>
          <Select
            aria-label={t('kindOf', { number })}
            value={draft.kind}
            options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            onChange={(kind) => onChange(withKind(draft, kind))}
          />
          <Checkbox checked={draft.required} onChange={(e) => onChange({ ...draft, required: e.target.checked })}>
            {t('required')}
          </Checkbox>
          <Button size="small" disabled={number === 1} aria-label={t('up', { number })} onClick={() => onMove(-1)}>
            ↑
          </Button>
          <Button size="small" disabled={last} aria-label={t('down', { number })} onClick={() => onMove(1)}>
            ↓
          </Button>
          <Button size="small" aria-label={t('removeQuestion', { number })} onClick={onRemove}>
            {t('remove')}
          </Button>
        </div>
        <Pair
          label={t('question', { number })}
          words={draft.words}
          onChange={(words) => onChange({ ...draft, words })}
        />
        {draft.options.map((words, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its place alone
          <div key={n} className={styles.option}>
            <Pair
              label={t('option', { number, option: n + 1 })}
              words={words}
              onChange={(next) => setOption(n, next)}
            />
            <Button
              size="small"
              disabled={draft.options.length <= 2}
              aria-label={t('removeOption', { number, option: n + 1 })}
              onClick={() => onChange({ ...draft, options: draft.options.filter((_, i) => i !== n) })}
            >
              {t('remove')}
            </Button>
          </div>
        ))}
        {choosable(draft.kind) && (
          <Button
            size="small"
            disabled={draft.options.length >= 12}
            onClick={() => onChange({ ...draft, options: [...draft.options, blankWords()] })}
          >
            {t('addOption')}
          </Button>
        )}
      </fieldset>
    </li>
  );
}

function Pair({ label, words, onChange }: { label: string; words: Words; onChange: (words: Words) => void }) {
  const { t } = useTranslation('survey');
  return (
    <div className={styles.pair}>
      {(['zh', 'en'] as const).map((lang) => (
        <Input
          key={lang}
          aria-label={t(`inLanguage.${lang}`, { label })}
          placeholder={t(`language.${lang}`)}
          lang={lang === 'zh' ? 'zh-CN' : 'en'}
          value={words[lang]}
          maxLength={200}
          onChange={(e) => onChange({ ...words, [lang]: e.target.value })}
        />
      ))}
    </div>
  );
}
