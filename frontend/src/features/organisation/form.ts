import type { RecordOrganisationInput } from '@/gql/graphql';
import { readTyped } from '@/lib/decimal';
import type { OrganisationRecord } from './documents';

export type Field =
  | 'title'
  | 'year'
  | 'day'
  | 'text'
  | 'number'
  | 'source'
  | 'state'
  | 'purpose'
  | 'organ'
  | 'planned'
  | 'spent'
  | 'people'
  | 'place'
  | 'places';

interface Form {
  /** In the order in which they are asked; one with a question mark may stay empty. */
  fields: readonly (Field | `${Field}?`)[];
  choices?: Partial<Record<Field, readonly string[]>>;
}

/** What a record of each kind says. The server decides; this only asks for the same. */
const FORMS: Record<string, Form> = {
  ranking: { fields: ['year', 'place', 'places', 'source', 'text'] },
  resolution: {
    fields: ['title', 'day', 'organ', 'number?', 'text'],
    choices: { organ: ['committee', 'government'] },
  },
  implementation_plan: {
    fields: ['title', 'state', 'day', 'number?', 'text?'],
    choices: { state: ['drafting', 'issued', 'revised'] },
  },
  plan_link: { fields: ['title', 'day', 'number?', 'text'] },
  budget_line: {
    fields: ['year', 'purpose', 'planned', 'spent?', 'source', 'text?'],
    choices: { purpose: ['plan', 'committee'] },
  },
  deed: {
    fields: ['title', 'year', 'state', 'people', 'text?'],
    choices: { state: ['planned', 'under_way', 'done'] },
  },
  participation: { fields: ['title', 'day', 'people', 'text'] },
};

export interface Asked {
  field: Field;
  optional: boolean;
  choices: readonly string[] | undefined;
}

export function fieldsOf(kind: string): Asked[] {
  const form = FORMS[kind];
  return (form?.fields ?? []).map((name) => {
    const field = name.replace('?', '') as Field;
    return { field, optional: name.endsWith('?'), choices: form?.choices?.[field] };
  });
}

/** What stands in the boxes, all of it as text. */
export type Values = Partial<Record<Field, string>>;

export function valuesOf(record: Pick<OrganisationRecord, Field | 'kind'>): Values {
  const values: Values = {};
  for (const { field } of fieldsOf(record.kind)) {
    const said = record[field];
    if (said !== null && said !== undefined) values[field] = String(said);
  }
  return values;
}

/** A new record begins with the year in view and the first of each choice. */
export function blankOf(kind: string, year: number): Values {
  const values: Values = {};
  for (const { field, choices } of fieldsOf(kind)) {
    if (field === 'year') values.year = String(year);
    if (choices?.[0]) values[field] = choices[0];
  }
  return values;
}

export type Problem = 'missing' | 'number' | 'amount';

const WHOLE: readonly Field[] = ['year', 'people', 'place', 'places'];
const MONEY: readonly Field[] = ['planned', 'spent'];

/** A whole number as a person types it, or null. */
function readWhole(typed: string): number | null {
  const value = readTyped(typed);
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
}

/** The first box that the server would refuse, in the order in which they are asked. */
export function problemOf(kind: string, values: Values): { field: Field; problem: Problem } | undefined {
  for (const { field, optional } of fieldsOf(kind)) {
    const typed = values[field]?.trim() ?? '';
    if (typed === '') {
      if (!optional) return { field, problem: 'missing' };
      continue;
    }
    if (WHOLE.includes(field) && readWhole(typed) === null) return { field, problem: 'number' };
    const money = MONEY.includes(field) ? readTyped(typed) : undefined;
    if (money === null || (money && !/^\d+(\.\d{1,2})?$/.test(money))) return { field, problem: 'amount' };
  }
  return undefined;
}

interface Of {
  plan: string;
  kind: string;
  record: { id: string; revision: number } | undefined;
  requestId: string;
}

/** The boxes as the server takes them: only those of the kind, numbers as numbers, money as exact text. */
export function inputOf(values: Values, { plan, kind, record, requestId }: Of): RecordOrganisationInput {
  const said: Record<string, string | number> = {};
  for (const { field } of fieldsOf(kind)) {
    const typed = values[field]?.trim() ?? '';
    if (typed === '') continue;
    if (WHOLE.includes(field)) said[field] = readWhole(typed) ?? 0;
    else said[field] = MONEY.includes(field) ? (readTyped(typed) ?? typed) : typed;
  }
  return { plan, kind, record: record?.id ?? null, revision: record?.revision ?? 0, requestId, ...said };
}
