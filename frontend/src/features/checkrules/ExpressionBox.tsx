import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import styles from './checkrules.module.css';
import { CheckExpressionDocument, type Checks } from './documents';
import { insert, scopeOf, type Typed } from './typed';

interface Props {
  id: string;
  typed: Typed;
  vocabulary: Checks['vocabulary'];
  invalid: boolean;
  onChange: (expression: string) => void;
}

interface Wrong {
  from: number;
  to: number;
  message: string;
}

/** Long enough that half a word is not found fault with. */
const PAUSE = 300;

/** The condition, what is wrong with it while it is typed, and the words that there are. */
export function ExpressionBox({ id, typed, vocabulary, invalid, onChange }: Props) {
  const { t } = useTranslation('checkrules');
  const area = useRef<TextAreaRef>(null);
  const wrong = useWrong(typed);
  const put = (word: string) => {
    const box = area.current?.resizableTextArea?.textArea;
    const end = typed.expression.length;
    const next = insert(typed.expression, word, box?.selectionStart ?? end, box?.selectionEnd ?? end);
    onChange(next.text);
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(next.caret, next.caret);
    });
  };
  return (
    <div className={`${styles.field} ${styles.wide}`}>
      <label htmlFor={id}>{t('form.expression')}</label>
      <Input.TextArea
        ref={area}
        id={id}
        className={styles.typed}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        spellCheck={false}
        value={typed.expression}
        aria-invalid={invalid || wrong !== undefined || undefined}
        aria-describedby={`${id}-help`}
        onChange={(e) => onChange(e.target.value)}
      />
      <div id={`${id}-help`} role={wrong || invalid ? 'alert' : undefined}>
        {wrong ? (
          <p className={styles.refusal}>
            {wrong.message} <Marked text={typed.expression} wrong={wrong} />
          </p>
        ) : (
          <span className={invalid ? styles.refusal : styles.quiet}>
            {t(invalid ? 'form.missing' : 'form.expressionHelp')}
          </span>
        )}
      </div>
      <details className={styles.words}>
        <summary>{t('form.vocabulary')}</summary>
        <ul>
          {vocabulary
            .filter((w) => typed.rate || !w.rate)
            .map((w) => (
              <li key={w.form}>
                <button type="button" onClick={() => put(w.form)}>
                  {w.form}
                </button>{' '}
                <span className={styles.quiet}>{w.gloss}</span>
              </li>
            ))}
        </ul>
      </details>
    </div>
  );
}

/** The server counts characters, not the units that a string is stored in. */
function Marked({ text, wrong }: { text: string; wrong: Wrong }) {
  const all = [...text];
  const part = (from: number, to: number) => all.slice(from, to).join('');
  return (
    <code className={styles.marked}>
      {part(Math.max(0, wrong.from - 20), wrong.from)}
      <mark>{part(wrong.from, wrong.to) || '▯'}</mark>
      {part(wrong.to, wrong.to + 20)}
    </code>
  );
}

/** Asks the server once typing pauses; an answer about what has been changed since is dropped. */
function useWrong(typed: Typed): Wrong | undefined {
  const client = useClient();
  const [answer, setAnswer] = useState<{ key: string; wrong: Wrong | undefined }>();
  const key = JSON.stringify({ expression: typed.expression, ...scopeOf(typed) });
  const asks = typed.expression.trim() !== '';
  useEffect(() => {
    if (!asks) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      const result = await client
        .query(CheckExpressionDocument, JSON.parse(key), { requestPolicy: 'network-only' })
        .toPromise();
      if (wanted && result.data) setAnswer({ key, wrong: result.data.checkExpression ?? undefined });
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [asks, client, key]);
  return asks && answer?.key === key ? answer.wrong : undefined;
}
