import i18next from 'i18next';
import { graphql } from '@/gql';
import type { CityWordsQuery } from '@/gql/graphql';
import { currentLanguage } from './i18n';

export const CityWordsDocument = graphql(`
  query CityWords {
    regime {
      committee { short office }
      county { stage name }
      city { stage name }
      reasons { code name needsWords retired }
      grades { code name }
      ratings { code name }
    }
  }
`);

type Words = NonNullable<CityWordsQuery['regime']>;

const named = (rows: readonly { code: string; name: string }[]) =>
  Object.fromEntries(rows.map((r) => [r.code, r.name]));

/** What the Chinese texts call the committee's office and the committee; the English ones speak of the office in general. */
const USUAL = ['妇儿工委办', '妇儿工委'];

let offered: Words['reasons'] = [];
let renamed = '';

/** The reasons for which a figure may be returned, in the city's order. */
export const returnReasons = (): Words['reasons'] => offered.filter((r) => !r.retired);

/** Puts the words of the signed-in tenant's city over the usual ones, in the language of the page. */
export function speak(words: Words): void {
  const language = currentLanguage();
  offered = words.reasons;
  const put = (namespace: string, texts: object) => i18next.addResourceBundle(language, namespace, texts, true, true);
  const reason = named(words.reasons);
  const grade = named(words.grades);
  const stage = Object.fromEntries([...words.city, ...words.county].map((s) => [s.stage, s.name]));
  put('ui', { reason, stage });
  put('sheet', { reason });
  put('queue', { reason, grade });
  put('progress', { rating: named(words.ratings) });
  if (language === 'zh-CN') rename([words.committee.office, words.committee.short]);
}

/** Writes the committee's own names into the Chinese texts, where they are others. */
function rename(own: readonly string[]): void {
  const now = renamed ? renamed.split('\n') : USUAL;
  if (own.every((name, i) => name === now[i])) return;
  // In one pass: what has just been put in is not read again.
  const names = new RegExp(now.join('|'), 'g');
  const say = (text: string) => text.replace(names, (name) => own[now.indexOf(name)] ?? name);
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return say(value);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  for (const [namespace, texts] of Object.entries(i18next.getDataByLanguage('zh-CN') ?? {})) {
    i18next.addResourceBundle('zh-CN', namespace, walk(texts), true, true);
  }
  renamed = own.join('\n');
}
