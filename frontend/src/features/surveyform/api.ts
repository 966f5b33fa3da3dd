import { currentLanguage } from '@/lib/i18n';
import { patient } from '@/lib/patience';

export interface Words {
  zh: string;
  en: string;
}

export interface Question {
  id: string;
  kind: 'satisfaction' | 'single' | 'multiple' | 'text';
  words: Words;
  required: boolean;
  options?: { id: string; words: Words }[];
}

export interface Form {
  city: Words;
  demonstration: boolean;
  office: Words;
  title: Words;
  state: 'open' | 'closed';
  answered: boolean;
  token?: string;
  areas: (Words & { code: string })[];
  questions: Question[];
  mostText: number;
}

export interface Said {
  score?: number;
  options?: string[];
  text?: string;
}

/** What the server refused, with its reason and its words; without a code it was not reached. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

/** Who answers on a day when everybody does comes back as the server asks; of two answers with one token it takes one. */
const ask = patient((input, init) => fetch(input, init));

async function send(key: string, init: RequestInit): Promise<unknown> {
  const headers = { ...init.headers, 'accept-language': currentLanguage() };
  // No cookie goes with it: nobody is signed in here, even where somebody is.
  const response = await ask(`/public/survey/${encodeURIComponent(key)}`, {
    ...init,
    headers,
    credentials: 'omit',
  }).catch(() => undefined);
  const body = await response?.json().catch(() => undefined);
  if (response?.ok && body) return body;
  const error = body?.errors?.[0];
  throw new Refused(error?.extensions?.code ?? '', error?.extensions?.reason ?? '', error?.message ?? '');
}

export async function readForm(key: string, token: string): Promise<Form> {
  return (await send(key, token ? { headers: { 'survey-token': token } } : {})) as Form;
}

export async function sendAnswer(
  key: string,
  token: string,
  area: string,
  answers: Record<string, Said>,
): Promise<void> {
  const body = JSON.stringify({ token, area, answers });
  await send(key, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}
