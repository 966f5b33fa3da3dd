import { isDecimal } from './decimal';

const THIN = '\u2009';

/** Groups the digits of a decimal string by thin spaces, from five whole digits on; the digits themselves stay untouched. */
export function formatDecimal(value: string): string {
  if (!isDecimal(value)) return value;
  const [whole = '', fraction] = value.replace('+', '').split('.');
  const sign = whole.startsWith('-') ? '\u2212' : '';
  const digits = whole.replace('-', '');
  const grouped = digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, THIN);
  return sign + grouped + (fraction === undefined ? '' : `.${fraction}`);
}

/** The same with a sign in front of gains, for columns that show a change. */
export function formatChange(value: string): string {
  const shown = formatDecimal(value);
  return /^[\u2212+]/.test(shown) || /^[0.\u2009]+$/.test(shown) ? shown : `+${shown}`;
}

/** Sets a sentence as careful typesetting does: a thin space between Chinese and Latin or digits, a minus that is one. */
export function spaced(text: string): string {
  return text
    .replace(/(^|[\s\p{Script=Han}(])-(?=\d)/gu, '$1−')
    .replace(/(\p{Script=Han})([A-Za-z0-9])/gu, `$1${THIN}$2`)
    .replace(/([A-Za-z0-9%])(\p{Script=Han})/gu, `$1${THIN}$2`);
}

/** How many decimals the longest of the values has; a column lines its points up on it. */
export function widestFraction(values: Iterable<string | null | undefined>): number {
  let widest = 0;
  for (const value of values) {
    const point = value?.indexOf('.') ?? -1;
    if (value && point >= 0) widest = Math.max(widest, value.length - point - 1);
  }
  return widest;
}
