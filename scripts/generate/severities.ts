import { catalogue } from '../../src/diagnostics/catalogue.ts';
import type { GeneratedFile } from './file.ts';

/** The problems that do not keep a project from training, which is known before the words of all problems are there. */
export function severities(): GeneratedFile {
  const lenient = Object.entries(catalogue).flatMap(([code, { severity }]) =>
    severity === 'error' ? [] : [`  ${JSON.stringify(code)}: ${JSON.stringify(severity)},\n`],
  );
  const text =
    '// Written by `npm run generate` from the catalogue of problems. Do not edit.\n\n' +
    '/** Codes that are no errors. */\n' +
    `export const lenient: Readonly<Record<string, 'warning' | 'tip'>> = {\n${lenient.join('')}};\n`;
  return { path: 'src/diagnostics/severities.generated.ts', content: text };
}
