import type { DiagnosticCode } from './catalogue.ts';
import type { CatalogueEntry } from './codes/entry.ts';
import type { Severity } from './diagnostic.ts';
import { lenient } from './severities.generated.ts';

type Sentences = Pick<CatalogueEntry, 'title' | 'hint'>;
type ByCode<T> = Readonly<Record<DiagnosticCode, T>>;

// A project without problems needs no words for them, so the page gets them later; see src/compiler/whole.ts.
let words: { readonly en: ByCode<CatalogueEntry>; readonly zh: ByCode<Sentences> } | null = null;

/** Puts the words of all problems in place. */
export function setProblemWords(en: ByCode<CatalogueEntry>, zh: ByCode<Sentences>): void {
  words = { en, zh };
}

/** What a code says, its numbers still to be put in. Until the words have come: the code itself. */
export function problemWords(code: DiagnosticCode, locale: 'en' | 'zh'): Sentences {
  return words?.[locale][code] ?? { title: code, hint: '' };
}

/** How grave a problem is. Known from the start: a project may be trained or not by it. */
export function severityOf(code: DiagnosticCode): Severity {
  return words?.en[code].severity ?? lenient[code] ?? 'error';
}
