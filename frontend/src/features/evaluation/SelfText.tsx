import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Texts } from '@/lib/texts';
import type { Self } from './documents';
import styles from './evaluation.module.css';
import { LongText } from './LongText';
import { SELF_TEXTS } from './useSelf';

interface Props {
  self: Self;
  entry: Texts;
  /** Undefined: the text can only be read. */
  onWrite: ((change: Texts) => void) | undefined;
  onLeave: () => void;
}

/** The three texts of an account: what was achieved, what is wrong, what comes next. */
export function SelfText({ self, entry, onWrite, onLeave }: Props) {
  const { t } = useTranslation('evaluation');
  const written = entry.achievements ?? '';
  const mayBegin = onWrite && self.prefill !== '' && !written.includes(self.prefill);
  if (!onWrite) {
    const said = SELF_TEXTS.filter((part) => self[part]);
    return (
      <div className={styles.report}>
        {said.length === 0 && <p className={styles.quiet}>{t(`self.unread.${self.state}`)}</p>}
        {said.map((part) => (
          <section key={part} aria-labelledby={`self-${part}`}>
            <h2 id={`self-${part}`}>{t(`self.text.${part}`)}</h2>
            <p>{self[part]}</p>
          </section>
        ))}
      </div>
    );
  }
  return (
    <div className={styles.writing}>
      {mayBegin && (
        <p>
          <Button onClick={() => onWrite({ achievements: [self.prefill, written.trim()].filter(Boolean).join('\n') })}>
            {t('self.begin')}
          </Button>
        </p>
      )}
      {SELF_TEXTS.map((part) => (
        <LongText
          key={part}
          label={t(`self.text.${part}`)}
          hint={t(`self.hint.${part}`)}
          value={entry[part] ?? ''}
          onChange={(value) => onWrite({ [part]: value })}
          onLeave={onLeave}
        />
      ))}
    </div>
  );
}
