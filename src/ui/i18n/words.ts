import { useSettings, type Locale } from '../../stores/settingsStore.ts';

/** What a room of the page says: the same keys in every language. A sentence with figures is a function of them. */
export type Words<W> = Readonly<Record<Locale, W>>;

/** A dictionary beside the components that use it; a missing or misspelt key is a type error. */
export function defineWords<const W extends Record<string, unknown>>(
  en: W,
  zh: NoInfer<Widened<W>>,
): Words<Widened<W>> {
  return { en: en as Widened<W>, zh };
}

/** The words in the language of the page. */
export function useWords<W>(words: Words<W>): W {
  const locale = useSettings((settings) => settings.locale);
  return words[locale];
}

type Widened<W> = {
  readonly [K in keyof W]: W[K] extends string ? string : W[K];
};
