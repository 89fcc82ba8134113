import type { DiagnosticCode, DiagnosticData } from './catalogue.ts';
import { problemWords } from './words.ts';

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
  const { title, hint } = problemWords(problem.code, locale);
  return { title: fill(title, problem.data), hint: fill(hint, problem.data) };
}

function fill(template: string, data: DiagnosticData): string {
  return template.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const value = data[name] ?? '';
    return typeof value === 'number' ? String(value).replace('-', '−') : value;
  });
}
