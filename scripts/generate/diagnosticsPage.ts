import { catalogue } from '../../src/diagnostics/catalogue.ts';
import { lessonPath } from './lessonPages.ts';
import { table, type GeneratedFile } from './file.ts';

const severities = { error: 'Error', warning: 'Warning', tip: 'Tip' } as const;

/** Every problem Layerloom can find in a project, from the catalogue the app speaks with. */
export function diagnosticsPage(): GeneratedFile {
  const rows = Object.entries(catalogue).map(([code, { severity, title, hint }]) => [
    `<a id="${code.replace('/', '-')}"></a>[\`${code}\`](${lessonPath(code)})`,
    severities[severity],
    title,
    hint,
  ]);
  const text = [
    '# Diagnostics',
    '',
    'Made by `npm run generate` from `src/diagnostics/catalogue.ts`. Words in braces are filled in from the project.',
    'An error stands in the way of training; a warning and a tip do not.',
    '',
    table(['Code', 'Severity', 'Title', 'Hint'], rows),
    '',
  ].join('\n');
  return { path: 'docs/diagnostics.md', content: text };
}
