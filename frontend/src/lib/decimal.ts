/**
 * Exact decimals on strings. A figure never becomes a JavaScript number: what the clerk typed is what is stored, compared
 * and shown. Values are short, so plain BigInt arithmetic is fast enough everywhere.
 */

interface Parts {
  units: bigint;
  scale: number;
}

const PLAIN = /^[+-]?\d+(\.\d+)?$/;

function parts(text: string): Parts {
  if (!PLAIN.test(text)) throw new Error(`not a decimal: ${text}`);
  const [whole = '0', fraction = ''] = text.replace('+', '').split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function aligned(a: Parts, b: Parts): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.units * 10n ** BigInt(scale - a.scale), b.units * 10n ** BigInt(scale - b.scale), scale];
}

function text({ units, scale }: Parts): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

export function isDecimal(value: string): boolean {
  return PLAIN.test(value);
}

export function compare(a: string, b: string): -1 | 0 | 1 {
  const [x, y] = aligned(parts(a), parts(b));
  return x < y ? -1 : x > y ? 1 : 0;
}

export function isZero(value: string): boolean {
  return parts(value).units === 0n;
}

export function subtract(a: string, b: string): string {
  const [x, y, scale] = aligned(parts(a), parts(b));
  return text({ units: x - y, scale });
}

export function add(a: string, b: string): string {
  const [x, y, scale] = aligned(parts(a), parts(b));
  return text({ units: x + y, scale });
}

export function sum(values: readonly string[]): string {
  return values.reduce(add, '0');
}

/** n × multiplier ÷ d, rounded half-up (away from zero) once, to `places` decimals. Null where d is zero. */
export function ratio(numerator: string, denominator: string, multiplier: string, places: number): string | null {
  const n = parts(numerator);
  const d = parts(denominator);
  const m = parts(multiplier);
  if (d.units === 0n) return null;
  let top = n.units * m.units * 10n ** BigInt(places + d.scale);
  let bottom = d.units * 10n ** BigInt(n.scale + m.scale);
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  const half = top < 0n ? -bottom : bottom;
  return text({ units: (2n * top + half) / (2n * bottom), scale: places });
}

/** Rounds half-up (away from zero) to `places` decimals, padding with zeros. */
export function round(value: string, places: number): string {
  return ratio(value, '1', '1', places) as string;
}

/** Change from `before` to `after` in percent of `before`, one decimal; null where before is zero. */
export function changePercent(before: string, after: string): string | null {
  const base = before.startsWith('-') ? before.slice(1) : before;
  return isZero(base) ? null : ratio(subtract(after, before), base, '100', 1);
}

const FULL_WIDTH = /[０-９．，－＋％]/g;

/**
 * What a person typed or pasted, as a decimal: full-width digits, spaces and thousands separators are understood,
 * anything else is not guessed at and gives null.
 */
export function readTyped(input: string): string | null {
  let plain = input
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u00a0\u2009\u202f]/g, '')
    .replace('\u2212', '-');
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) plain = plain.replaceAll(',', '');
  if (/^[+-]?\.\d+$/.test(plain)) plain = plain.replace('.', '0.');
  if (/^[+-]?\d+\.$/.test(plain)) plain = plain.slice(0, -1);
  if (!PLAIN.test(plain)) return null;
  const [whole = '', fraction] = plain.replace('+', '').split('.');
  const trimmed = whole.replace(/^(-?)0+(?=\d)/, '$1');
  return fraction === undefined ? trimmed : `${trimmed}.${fraction}`;
}
