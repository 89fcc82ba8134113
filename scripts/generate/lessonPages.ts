import { compile } from '../../src/compiler/compile.ts';
import { lessons } from '../../src/compiler/lessons/index.ts';
import { catalogue, type DiagnosticCode } from '../../src/diagnostics/catalogue.ts';
import { message } from '../../src/diagnostics/message.ts';
import type { Graph } from '../../src/graph/project.ts';
import { blockDefinition } from '../../src/nodes/catalogue.ts';
import { table, type GeneratedFile } from './file.ts';

/** Where the page of a code is, from `docs/`. */
export const lessonPath = (code: string): string => `diagnostics/${code.replace('/', '-')}.md`;

/** A page for every code: why it is a problem, the smallest project that has it, its arithmetic, and what helps. */
export function lessonPages(): readonly GeneratedFile[] {
  return (Object.keys(catalogue) as DiagnosticCode[]).flatMap((code) => {
    const lesson = lessons[code];
    return lesson ? [{ path: `docs/${lessonPath(code)}`, content: page(code, lesson) }] : [];
  });
}

function page(code: DiagnosticCode, { why, project }: NonNullable<(typeof lessons)[DiagnosticCode]>): string {
  const compiled = compile(project);
  const found = compiled.diagnostics.find((diagnostic) => diagnostic.code === code);
  if (!found) throw new Error(`The lesson of ${code} does not show it.`);
  const { title, hint } = message(found);
  const arithmetic = compiled.blocks[found.graph]?.[found.block ?? '']?.arithmetic ?? [];
  const graphs: readonly (readonly [string, Graph])[] = [
    ['On the canvas', project.main],
    ...Object.values(project.models).map(({ name, graph }) => [`In the model ${name}`, graph] as const),
  ];
  return [
    `# \`${code}\``,
    '',
    'Made by `npm run generate` from `src/compiler/lessons/`.',
    '',
    why,
    '',
    '## An example',
    ...graphs.flatMap(([where, graph]) => ['', `${where}:`, '', ...drawn(graph)]),
    '',
    `${severityWords[found.severity]}${found.block === undefined ? '' : ` at \`${found.block}\``}: **${title}.** ${hint}`,
    ...(arithmetic.length === 0
      ? []
      : ['', table(['', 'Arithmetic', ''], arithmetic.map((line) => [line.label, line.formula, line.result]))]), // prettier-ignore
    '',
    '## What helps',
    '',
    ...(found.fixes.length === 0
      ? [hint]
      : ['A click offers, and Undo takes back:', '', ...found.fixes.map((fix) => `- ${fix.title}${fix.result ? `, which gives ${fix.result}` : ''}`)]), // prettier-ignore
    '',
  ].join('\n');
}

const severityWords = { error: 'Error', warning: 'Warning', tip: 'Tip' } as const;

/** A line for each block: what it is, what was set, and what comes in. */
function drawn({ blocks, wires }: Graph): readonly string[] {
  return Object.values(blocks).map(({ id, type, params, frozen, bypassed }) => {
    const label = blockDefinition(type)?.label ?? type;
    const set = Object.entries(params).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
    const flags = [...(frozen === true ? ['frozen'] : []), ...(bypassed === true ? ['bypassed'] : [])];
    const from = Object.values(wires)
      .filter(({ to }) => to.block === id)
      .map((wire) => `\`${wire.from.block}\` (${wire.from.port}) into ${wire.to.port}`);
    const details = [...set, ...flags].join(', ');
    return `- \`${id}\`: ${label}${details === '' ? '' : ` with ${details}`}${from.length === 0 ? '' : `; ${from.join(', ')}`}`;
  });
}
