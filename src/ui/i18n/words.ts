import { useSettings, type Locale } from '../../stores/settingsStore.ts';

/** What a room of the page says: the same keys in every language. A sentence with figures is a function of them. */
export type Words<W> = Readonly<Record<Locale, W>>;

/** The dictionaries there are, by the room that speaks them. */
export type DictionaryName =
  | 'canvas'
  | 'charts'
  | 'code'
  | 'commandLabels'
  | 'commands'
  | 'data'
  | 'dialog'
  | 'dock'
  | 'engine'
  | 'files'
  | 'frame'
  | 'gallery'
  | 'hint'
  | 'inside'
  | 'inspector'
  | 'keys'
  | 'makeModel'
  | 'model'
  | 'palette'
  | 'problems'
  | 'settings'
  | 'topbar'
  | 'train';

/** Another language: a file beside each dictionary, all of them gathered in one. */
export type Dictionaries = Readonly<Record<DictionaryName, object>>;

/** What the Chinese file beside a dictionary holds; a missing or misspelt key is a type error. */
export type Chinese<T> = T extends Words<infer W> ? W : never;

let chinese: Dictionaries | null = null;

/** Puts the Chinese words in place; see `language.ts`. */
export function setChineseWords(dictionaries: Dictionaries): void {
  chinese = dictionaries;
}

/** A dictionary beside the components that use it, in English; Chinese stands in the `.zh.ts` beside it. */
export function defineWords<const W extends Record<string, unknown>>(name: DictionaryName, en: W): Words<Widened<W>> {
  const english = en as Widened<W>;
  return {
    en: english,
    get zh() {
      return (chinese?.[name] as Widened<W> | undefined) ?? english;
    },
  };
}

/** The words in the language of the page. */
export function useWords<W>(words: Words<W>): W {
  const locale = useSettings((settings) => settings.locale);
  return words[locale];
}

type Widened<W> = {
  readonly [K in keyof W]: W[K] extends string ? string : W[K];
};
