import { catalogue, type CatalogueEntry, type DiagnosticCode, type DiagnosticData } from './catalogue.ts';
import { chinese } from './catalogue.zh.ts';

/** What a diagnostic says: the title on the badge's card, and the sentence under it. */
export interface Message {
  readonly title: string;
  readonly hint: string;
}

/** The words of a problem, with its numbers put in. */
export function message(
  problem: { readonly code: DiagnosticCode; readonly data: DiagnosticData },
  locale: 'en' | 'zh' = 'en',
): Message {
  const english: CatalogueEntry = catalogue[problem.code];
  const words = locale === 'zh' ? chinese[problem.code] : english;
  return { title: fill(words.title, problem.data), hint: fill(words.hint, problem.data) };
}

function fill(template: string, data: DiagnosticData): string {
  return template.replace(/\{(\w+)\}/g, (_match, name: string) => String(data[name] ?? ''));
}
