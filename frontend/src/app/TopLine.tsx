import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '@/gql';
import type { FrameQuery } from '@/gql/graphql';
import { address } from '@/lib/address';
import { session } from '@/lib/client';
import { formatDay } from '@/lib/dates';
import type { Viewer } from '@/lib/session';
import { personName } from '@/lib/viewer';
import { LanguageSwitch } from '@/ui/LanguageSwitch';
import { type Focus, sectionAddress, useCurrentSection } from './section';
import styles from './shell.module.css';

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut
  }
`);

interface Props {
  viewer: Viewer;
  plans: FrameQuery['plans'];
  schemes: FrameQuery['schemes'];
  focus: Focus | undefined;
}

/** Who I am, which plan, which year. */
export function TopLine({ viewer, plans, schemes, focus }: Props) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { handle } = useCurrentSection();
  const [, signOut] = useMutation(SignOutDocument);
  const inPlans = plans.map((p) => ({ code: p.code, title: p.title, years: yearsOf(p) }));
  const choices = handle?.schemes ? [...inPlans, ...schemes] : inPlans;
  const plan = choices.find((p) => p.code === focus?.plan);
  const go = (next: Focus) => handle && navigate(sectionAddress(handle.section, viewer.tenant.slug, next));

  return (
    <header className={styles.top}>
      <p className={styles.who}>
        <strong>{viewer.tenant.name}</strong>
        <span>{personName(viewer)}</span>
      </p>
      {viewer.standsInFor.length > 0 && (
        <ul className={styles.standing} aria-label={t('top.standing')}>
          {viewer.standsInFor.map((s) => (
            <li key={`${s.lender} ${s.until}`} title={s.roleNames.join(t('top.and'))}>
              {t('top.standsIn', {
                lender: personName({ user: { name: s.lender }, tenant: viewer.tenant }),
                day: formatDay(s.until, i18n.language),
              })}
            </li>
          ))}
        </ul>
      )}
      {viewer.demonstration && (
        <span className={styles.demonstration} title={t('top.demonstrationMeans')}>
          {t('top.demonstration')}
        </span>
      )}
      {handle?.plan && focus && plan && (
        <div className={styles.focus}>
          <Select
            variant="borderless"
            aria-label={t('top.plan')}
            popupMatchSelectWidth={false}
            value={plan.code}
            options={choices.map((p) => ({ value: p.code, label: p.title }))}
            onChange={(code: string) => go({ plan: code, year: nearest(choices, code, focus.year) })}
          />
          {handle.year && (
            <Select
              variant="borderless"
              aria-label={t('top.year')}
              value={focus.year}
              // An address may name a year that the plan does not have.
              labelRender={({ value }) => t('top.yearOf', { year: value })}
              options={plan.years.map((year) => ({ value: year, label: t('top.yearOf', { year }) }))}
              onChange={(year: number) => go({ plan: plan.code, year })}
            />
          )}
        </div>
      )}
      <div className={styles.end}>
        <LanguageSwitch />
        {schemes.some((s) => s.forms.length > 0) && (
          <Link to={address.forms(viewer.tenant.slug)} className={styles.quiet}>
            {t('top.forms')}
          </Link>
        )}
        {!viewer.work.includes('region') && (
          <Link to={address.regime(viewer.tenant.slug)} className={styles.quiet}>
            {t('top.regime')}
          </Link>
        )}
        <Link to={address.settings(viewer.tenant.slug)} className={styles.quiet}>
          {t('top.settings')}
        </Link>
        <button
          type="button"
          className={styles.quiet}
          onClick={async () => {
            await signOut({});
            session.end();
          }}
        >
          {t('top.signOut')}
        </button>
      </div>
    </header>
  );
}

/** The year in view where the other one has it, else its newest. */
function nearest(choices: { code: string; years: number[] }[], code: string, year: number): number {
  const years = choices.find((c) => c.code === code)?.years ?? [];
  return years.includes(year) ? year : (years[0] ?? year);
}

/** Newest first: the year that is being worked on is the one people look for. */
function yearsOf(plan: { baselineYear: number; targetYear: number }): number[] {
  return Array.from({ length: plan.targetYear - plan.baselineYear + 1 }, (_, i) => plan.targetYear - i);
}
