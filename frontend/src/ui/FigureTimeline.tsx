import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FragmentType, graphql, readFragment } from '@/gql';
import type { FigureTimelineFieldsFragment } from '@/gql/graphql';
import { formatDay, formatMoment } from '@/lib/dates';
import { formatDecimal } from '@/lib/format';
import { EmptyMark } from './EmptyMark';
import styles from './timeline.module.css';

const FigureTimelineFields = graphql(`
  fragment FigureTimelineFields on Figure {
    revisions { revision value emptiness explanation correctionReason enteredBy { name } enteredAt origin from { name asOf } }
    signOffs { stage revision by { name } tenant { name } at outcome reasonCode comment due }
    divergences { id revision by { name } tenant { name } at value comment answer answeredBy { name } resolution }
  }
`);

type Fields = FigureTimelineFieldsFragment;
type Event =
  | { kind: 'revision'; at: string; of: Fields['revisions'][number] }
  | { kind: 'signOff'; at: string; of: Fields['signOffs'][number] }
  | { kind: 'divergence'; at: string; of: Fields['divergences'][number] };

/** Newest first; what happened to one revision in one moment keeps the order: entered, signed, disputed. */
export function timelineOf(figure: Fields): Event[] {
  const events: Event[] = [
    ...figure.divergences.map((of) => ({ kind: 'divergence' as const, at: of.at, of })),
    ...figure.signOffs.map((of) => ({ kind: 'signOff' as const, at: of.at, of })),
    ...figure.revisions.map((of) => ({ kind: 'revision' as const, at: of.enteredAt, of })),
  ];
  return events.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

interface Props {
  figure: FragmentType<typeof FigureTimelineFields>;
  /** A form to answer an open divergence, where the reader may. */
  answer?: (divergence: string) => ReactNode;
}

/** How a figure came to be: every version, every signature, every dispute. */
export function FigureTimeline({ figure, answer }: Props) {
  const fields = readFragment(FigureTimelineFields, figure);
  return (
    <ol className={styles.timeline}>
      {timelineOf(fields).map((event) => (
        <li key={`${event.kind}${event.at}${event.of.revision}`} data-kind={event.kind}>
          <EventWords event={event} answer={answer} />
        </li>
      ))}
    </ol>
  );
}

function EventWords({ event, answer }: { event: Event; answer?: Props['answer'] }) {
  const { t, i18n } = useTranslation('ui');
  const when = <time dateTime={event.at}>{formatMoment(event.at, i18n.language)}</time>;
  if (event.kind === 'revision') {
    const { value, emptiness, explanation, correctionReason, enteredBy, origin, from, revision } = event.of;
    return (
      <>
        <p>
          <strong>{value === null ? <EmptyMark emptiness={emptiness} /> : formatDecimal(value)}</strong>
          <span className={styles.version}>{t('timeline.revision', { revision })}</span>
        </p>
        {correctionReason && <p>{t('timeline.correction', { reason: correctionReason })}</p>}
        {explanation && <p>{t('timeline.explanation', { explanation })}</p>}
        <p className={styles.by}>
          {enteredBy.name} · {t(`origin.${origin}`)}
          {from && t('timeline.from', { source: from.name, day: formatDay(from.asOf, i18n.language) })} · {when}
        </p>
      </>
    );
  }
  if (event.kind === 'signOff') {
    const { stage, outcome, tenant, by, reasonCode, comment, revision } = event.of;
    return (
      <>
        <p data-outcome={outcome}>
          {t(`stage.${stage}`)} · <strong>{t(`outcome.${outcome}`)}</strong>
          {reasonCode && ` · ${t(`reason.${reasonCode}`)}`}
          <span className={styles.version}>{t('timeline.revision', { revision })}</span>
        </p>
        {comment && <p>{comment}</p>}
        <p className={styles.by}>
          {tenant.name} {by.name} · {when}
        </p>
      </>
    );
  }
  const { id, value, comment, tenant, by, answer: given, answeredBy, resolution } = event.of;
  return (
    <>
      <p>
        {t('timeline.divergence')} <strong>{formatDecimal(value)}</strong>
        <span className={styles.version}>{t(`resolution.${resolution ?? 'open'}`)}</span>
      </p>
      <p>{comment}</p>
      {given && <p>{t('timeline.answer', { answer: given, name: answeredBy?.name })}</p>}
      <p className={styles.by}>
        {tenant.name} {by.name} · {when}
      </p>
      {!given && resolution === null && answer?.(id)}
    </>
  );
}
