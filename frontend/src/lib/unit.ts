import i18next from 'i18next';

/** A unit in the reader's language; a unit that we have no word for stays as its catalogue prints it. */
export function unitName(unit: string): string {
  return i18next.t(unit, { ns: 'units', defaultValue: unit, keySeparator: false, nsSeparator: false });
}
