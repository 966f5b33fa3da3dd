/** Days and moments as people in China read them; deadlines fall on a Chinese day wherever the browser stands. */
const ZONE = 'Asia/Shanghai';

function day(moment: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  );
}

function toDate(value: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00+08:00` : value);
}

/** Whole days from today to the day of `value`; negative once it is past. */
export function daysUntil(value: string, now = new Date()): number {
  const at = (d: string) => Date.parse(`${d}T00:00:00Z`);
  return Math.round((at(day(toDate(value))) - at(day(now))) / 86_400_000);
}

/** "3月15日", or with the year where it is not this one. */
export function formatDay(value: string, language: string, now = new Date()): string {
  const date = toDate(value);
  const sameYear = day(date).slice(0, 4) === day(now).slice(0, 4);
  return new Intl.DateTimeFormat(language, {
    timeZone: ZONE,
    month: language.startsWith('zh') ? 'long' : 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(date);
}

/** "2026年3月". */
export function formatMonth(value: string, language: string): string {
  return new Intl.DateTimeFormat(language, { timeZone: ZONE, year: 'numeric', month: 'long' }).format(toDate(value));
}

/** "3月15日 09:30", or with the year where it is not this one. */
export function formatMoment(value: string, language: string, now = new Date()): string {
  return `${formatDay(value, language, now)} ${formatClock(value)}`;
}

/** Is the moment on today's Chinese day? */
export function isToday(value: string, now = new Date()): boolean {
  return day(new Date(value)) === day(now);
}

/** "11月24日 星期二" */
export function formatToday(language: string, now = new Date()): string {
  return new Intl.DateTimeFormat(language, { timeZone: ZONE, month: 'long', day: 'numeric', weekday: 'long' }).format(
    now,
  );
}

/** "09:30" */
export function formatClock(value: string | Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(
    new Date(value),
  );
}

/** The day that many days from today, YYYY-MM-DD, as a date field wants it. */
export function dayFromNow(days: number, now = new Date()): string {
  return day(new Date(now.getTime() + days * 86_400_000));
}
