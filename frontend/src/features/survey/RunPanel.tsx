import { Button, InputNumber, Popconfirm, QRCode, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { address } from '@/lib/address';
import { readFault } from '@/lib/fault';
import { newRequestId } from '@/lib/requestId';
import { csvOf } from './builder';
import { CloseSurveyDocument, IssueSurveyLinksDocument, type Survey } from './documents';
import styles from './survey.module.css';

function download(name: string, url: string) {
  const a = document.createElement('a');
  a.href = url;
  a.download = name;
  a.click();
}

function downloadText(name: string, type: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  download(name, url);
  URL.revokeObjectURL(url);
}

/** How an open survey reaches people: the link, its code to scan, one-time links for an area; and its end. */
export function RunPanel({ survey, onChanged }: { survey: Survey; onChanged: () => void }) {
  const { t } = useTranslation('survey');
  const [closing, close] = useMutation(CloseSurveyDocument);
  const [refused, setRefused] = useState<string>();
  const link = `${window.location.origin}${address.surveyForm(survey.key ?? '')}`;

  async function end() {
    const { error } = await close({
      input: { survey: survey.id, revision: survey.revision, requestId: newRequestId() },
    });
    if (error) setRefused(readFault(error).message || t('failed'));
    else onChanged();
  }

  return (
    <section aria-labelledby="give" className={styles.panel}>
      <h2 id="give">{t('give')}</h2>
      <div className={styles.give}>
        <div id="survey-code">
          <QRCode aria-label={t('code')} value={link} type="svg" size={176} errorLevel="Q" bordered={false} />
        </div>
        <div className={styles.stack}>
          <a href={link} target="_blank" rel="noreferrer" className={styles.link}>
            {link}
          </a>
          <p className={styles.quiet}>{t('openLinkNote')}</p>
          <div className={styles.buttons}>
            <Button onClick={() => codeAs('svg')}>{t('downloadSvg')}</Button>
            <Button onClick={() => codeAs('png')}>{t('downloadPng')}</Button>
          </div>
        </div>
      </div>
      <OneTimeLinks survey={survey} link={link} onIssued={onChanged} />
      {refused && (
        <p role="alert" className={styles.refusal}>
          {refused}
        </p>
      )}
      <p className={styles.quiet}>{t('closeNote')}</p>
      <Popconfirm title={t('closeAsk')} okText={t('close')} cancelText={t('cancel')} onConfirm={end}>
        <Button loading={closing.fetching}>{t('close')}</Button>
      </Popconfirm>
    </section>
  );
}

/** The code as a file, as it is on the screen or drawn large enough for a poster. */
function codeAs(kind: 'svg' | 'png') {
  const svg = document.querySelector('#survey-code svg');
  if (!svg) return;
  const text = new XMLSerializer().serializeToString(svg);
  if (kind === 'svg') return downloadText('survey.svg', 'image/svg+xml', text);
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = 1024;
    canvas.height = 1024;
    const pen = canvas.getContext('2d');
    if (!pen) return;
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, 1024, 1024);
    pen.drawImage(image, 64, 64, 896, 896);
    download('survey.png', canvas.toDataURL('image/png'));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

function OneTimeLinks({ survey, link, onIssued }: { survey: Survey; link: string; onIssued: () => void }) {
  const { t } = useTranslation('survey');
  const [area, setArea] = useState(survey.areas[0]?.code ?? '');
  const [count, setCount] = useState(50);
  const [refused, setRefused] = useState<string>();
  const [result, issue] = useMutation(IssueSurveyLinksDocument);
  const name = survey.areas.find((a) => a.code === area)?.name ?? area;

  async function make() {
    const { data, error } = await issue({ input: { survey: survey.id, revision: survey.revision, area, count } });
    setRefused(error && (readFault(error).message || t('failed')));
    if (!data) return;
    const urls = data.issueSurveyLinks.tokens.map((token) => `${link}#${token}`);
    downloadText(`survey-${area}.csv`, 'text/csv;charset=utf-8', csvOf(name, urls, [t('area'), t('oneTimeLink')]));
    onIssued();
  }

  return (
    <fieldset className={styles.once}>
      <legend>{t('oneTime')}</legend>
      <p className={styles.quiet}>{t('oneTimeNote')}</p>
      <div className={styles.buttons}>
        <Select
          aria-label={t('area')}
          className={styles.choice}
          value={area}
          options={survey.areas.map((a) => ({ value: a.code, label: a.name }))}
          onChange={setArea}
        />
        <InputNumber
          aria-label={t('howMany')}
          min={1}
          max={1000}
          precision={0}
          value={count}
          onChange={(n) => setCount(n ?? 1)}
        />
        <Button loading={result.fetching} onClick={make}>
          {t('makeLinks')}
        </Button>
      </div>
      {survey.links.length > 0 && (
        <p className={styles.quiet}>
          {t('given')} {survey.links.map((l) => `${l.area.name} ${l.count}`).join(' · ')}
        </p>
      )}
      {refused && (
        <p role="alert" className={styles.refusal}>
          {refused}
        </p>
      )}
    </fieldset>
  );
}
