import { useCatalogue } from '../../stores/catalogue.ts';
import { useSettings, type Locale } from '../../stores/settingsStore.ts';

/** What a room of the page says: the same keys in every language. A sentence with figures is a function of them. */
export type Words<W> = Readonly<Record<Locale, W>>;

/** The dictionaries the page starts with, by the room that speaks them. */
type FirstName =
  'canvas' | 'charts' | 'dock' | 'frame' | 'hint' | 'inspector' | 'menus' | 'model' | 'palette' | 'topbar' | 'train';

/** Those of dialogs, tabs and problems, which come after the page. */
type LaterName =
  | 'code'
  | 'commandLabels'
  | 'commands'
  | 'data'
  | 'dialog'
  | 'engine'
  | 'files'
  | 'gallery'
  | 'inside'
  | 'keys'
  | 'makeModel'
  | 'problems'
  | 'settings';

type DictionaryName = FirstName | LaterName;

/** Another language: a file beside each dictionary, gathered in two. */
export type FirstDictionaries = Readonly<Record<FirstName, object>>;
export type LaterDictionaries = Readonly<Record<LaterName, object>>;

/** What the Chinese file beside a dictionary holds; a missing or misspelt key is a type error. */
export type Chinese<T> = T extends Words<infer W> ? W : never;

let chinese: Partial<Record<DictionaryName, object>> = {};

/** Puts the Chinese words in place; see `language.ts`. */
export function setChineseWords(dictionaries: FirstDictionaries | LaterDictionaries): void {
  chinese = { ...chinese, ...dictionaries };
}

/** A dictionary beside the components that use it, in English; Chinese stands in the `.zh.ts` beside it. */
export function defineWords<const W extends Record<string, unknown>>(name: DictionaryName, en: W): Words<Widened<W>> {
  const english = en as Widened<W>;
  return {
    en: english,
    get zh() {
      return (chinese[name] as Widened<W> | undefined) ?? english;
    },
  };
}

/** The words in the language of the page. Some come with the catalogue of blocks: then the page says all of it again. */
export function useWords<W>(words: Words<W>): W {
  useCatalogue((catalogue) => catalogue.complete);
  const locale = useSettings((settings) => settings.locale);
  return words[locale];
}

type Widened<W> = {
  readonly [K in keyof W]: W[K] extends string ? string : W[K];
};
