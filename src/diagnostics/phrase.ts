import type { Block } from '../graph/project.ts';
import { phrases, type PhraseKey } from './phrases.ts';

/** What a change is called, as data: `{ say: 'insert', block: { type: 'flatten' } }`. Its words are in `phrases.ts`. */
export type Phrase =
  | { readonly say: PlainPhrase }
  | { readonly [K in Exclude<PhraseKey, PlainPhrase>]: { readonly say: K } & Filled<K> }[Exclude<
      PhraseKey,
      PlainPhrase
    >];

/** Phrases that nothing is put into. */
export type PlainPhrase = { [K in PhraseKey]: Slots<(typeof phrases)[K]> extends never ? K : never }[PhraseKey];

type Filled<K extends PhraseKey> = { readonly [S in Slots<(typeof phrases)[K]>]: Term };
type Slots<T extends string> = T extends `${string}{${infer S}}${infer Rest}` ? S | Slots<Rest> : never;

/** What stands in a phrase: a person's own words and numbers as they are, all else by its name in the language. */
export type Term = string | number | Name;

/** A type of block, a parameter of one, or a port. */
export type Name =
  { readonly type: string } | { readonly type: string; readonly param: string } | { readonly port: string };

/** What a block is called: as a person named it, or as its type. */
export const termOf = ({ name, type }: Block): Term => name ?? { type };

export type Language = 'en' | 'zh';
/** The names of one language. */
export type Namer = (name: Name) => string;

const spoken: { [L in Language]?: { readonly phrases: Readonly<Record<PhraseKey, string>>; readonly nameOf: Namer } } =
  {};

/** Makes the names of English known. */
export function setEnglishNames(nameOf: Namer): void {
  spoken.en = { phrases, nameOf };
}

/** Puts the Chinese phrases and names in place; until then the phrases are English. */
export function setChinesePhrases(chinese: Readonly<Record<PhraseKey, string>>, nameOf: Namer): void {
  spoken.zh = { phrases: chinese, nameOf };
}

/** A phrase in words: `Insert Flatten`. */
export function phraseText({ say, ...terms }: Phrase, language: Language = 'en'): string {
  const { phrases: words, nameOf } = spoken[language] ?? spoken.en ?? { phrases, nameOf: JSON.stringify };
  return fill(words[say], (name) => termText((terms as Readonly<Record<string, Term>>)[name] ?? '', nameOf));
}

/** Puts words where a template has `{name}`. */
export function fill(template: string, wordsFor: (name: string) => string): string {
  return template.replace(/\{(\w+)\}/g, (_match, name: string) => wordsFor(name));
}

function termText(term: Term, nameOf: Namer): string {
  if (typeof term === 'object') return nameOf(term);
  return typeof term === 'number' ? String(term).replace('-', '−') : term;
}
