import { compile } from '../../src/compiler/compile.ts';
import type { Compiled, CompiledBlock } from '../../src/compiler/compiled.ts';
import { lessons } from '../../src/compiler/lessons/index.ts';
import { catalogue, type DiagnosticCode } from '../../src/diagnostics/catalogue.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { message } from '../../src/diagnostics/message.ts';
import { phraseText } from '../../src/diagnostics/phrase.ts';
import type { Block, Graph, GraphId, ParamValue, Project, ValueType, Wire } from '../../src/graph/project.ts';
import { blockDefinition } from '../../src/nodes/catalogue.ts';
import { formatShape } from '../../src/tensor/shape.ts';
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
  const lines = compiled.blocks[found.graph]?.[found.block ?? '']?.arithmetic ?? [];
  // Arithmetic in which nothing is wrong has nothing to do with the problem.
  const arithmetic = lines.some(({ bad }) => bad === true) ? lines : [];
  const graphs: readonly (readonly [string, GraphId, Graph])[] = [
    ['On the canvas', 'main', project.main],
    ...Object.entries(project.models).map(([id, { name, graph }]) => [`In the model ${name}`, id, graph] as const),
  ];
  const several = graphs.length > 1;
  return [
    `# ${title}`,
    '',
    `${severityWords[found.severity]} \`${code}\`, one of the [problems Layerloom can find](../diagnostics.md#${code.replace('/', '-')}).`, // prettier-ignore
    '',
    why,
    '',
    '## An example',
    ...graphs.flatMap(([where, id, graph]) => [
      '',
      ...(several ? [`${where}:`, ''] : []),
      table(['Block', 'Settings', 'Takes', 'Gives'], drawn(project, id, graph, compiled)),
    ]),
    '',
    `${givenBy(found)}${found.block === undefined ? 'The canvas' : `\`${found.block}\``} says: **${title}.** ${hint}`,
    ...(arithmetic.length === 0
      ? []
      : [
          '',
          'Its arithmetic:',
          '',
          table(
            ['', 'Computed', 'Result'],
            arithmetic.map(({ label, formula, result, bad }) => [
              label,
              formula,
              bad === true ? `**${result}** ✗` : result,
            ]),
          ),
        ]),
    '',
    '## What helps',
    '',
    ...(found.fixes.length === 0
      ? [hint]
      : ['A click does one of these, and Undo takes it back:', '', ...found.fixes.map((fix) => `- ${phraseText(fix.title)}${fix.result ? `, which gives ${fix.result}` : ''}`)]), // prettier-ignore
    '',
    'Made by `npm run generate` from `src/compiler/lessons/`.',
    '',
  ].join('\n');
}

/** `` `a` gives [10, 8], and `` before what the other block says: it takes two for shapes to clash. */
function givenBy({ from }: Diagnostic): string {
  const given = from.map(({ block, type }) => `\`${block}\` gives ${typeWords(type)}`);
  return given.length === 0 ? '' : `${[...new Set(given)].join(', ')}, and `;
}

const severityWords = { error: 'Error', warning: 'Warning', tip: 'Tip' } as const;

/** A row for each block: what it is, what was set, what comes in and what it gives. */
function drawn(project: Project, id: GraphId, graph: Graph, { blocks }: Compiled): readonly (readonly string[])[] {
  return Object.values(graph.blocks).map((block) => {
    const label = blockDefinition(block.type)?.label ?? block.type;
    const wires = Object.values(graph.wires).filter(({ to }) => to.block === block.id);
    return [
      `\`${block.id}\` ${label}`,
      settings(block, project),
      wires.map((wire) => taken(wire, blocks[id]?.[block.id], blocks[id]?.[wire.from.block])).join(', '),
      (blocks[id]?.[block.id]?.outputs ?? []).map(({ type }) => typeWords(type)).join(', '),
    ];
  });
}

/** What was set, in the inspector's words. */
function settings({ type, params, frozen, bypassed }: Block, project: Project): string {
  const set = Object.entries(params).map(([name, value]) => {
    const label = blockDefinition(type)?.params[name]?.label ?? name;
    return `${label.toLowerCase()} ${name === 'model' ? (project.models[String(value)]?.name ?? String(value)) : valueWords(value)}`;
  });
  return [...set, ...(frozen === true ? ['frozen'] : []), ...(bypassed === true ? ['bypassed'] : [])].join(', ');
}

function valueWords(value: ParamValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return `\`${value.length > 40 ? `${value.slice(0, 39)}…` : value}\``;
  return (Array.isArray(value) ? `[${value.join(', ')}]` : String(value)).replaceAll('-', '−');
}

/** From which block, and from and into which port where there is a choice. */
function taken({ from, to }: Wire, block: CompiledBlock | undefined, source: CompiledBlock | undefined): string {
  const of = (source?.outputs.length ?? 1) > 1 ? `${from.port} of ` : '';
  const into = (block?.inputs.length ?? 1) > 1 ? ` as ${to.port}` : '';
  return `${of}\`${from.block}\`${into}`;
}

/** A shape, with what else matters of the numbers. */
function typeWords(type: ValueType | undefined): string {
  if (!type) return '?';
  if (type.kind === 'loss') return 'a loss';
  const whole =
    type.dtype === 'int32' ? ` of whole numbers${type.classes === undefined ? '' : ` below ${type.classes}`}` : '';
  return `${formatShape(type.shape)}${whole}${type.masked === true ? ' with a mask' : ''}`;
}
