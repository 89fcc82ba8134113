import type { DiagnosticCode, DiagnosticData } from './catalogue.ts';
import { fill } from './phrase.ts';
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
  const wordsFor = (name: string): string => valueText(problem.data[name]);
  return { title: fill(title, wordsFor), hint: fill(hint, wordsFor) };
}

function valueText(value: string | number = ''): string {
  return typeof value === 'number' ? String(value).replace('-', '−') : value;
}
