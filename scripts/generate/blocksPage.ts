import { categories, categoryTitles } from '../../src/nodes/kit/categories.ts';
import {
  inputPorts,
  outputPorts,
  type BlockDefinition,
  type PortSpec,
  type PreparationDefinition,
} from '../../src/nodes/kit/define.ts';
import { blockDefinitions } from '../../src/nodes/index.ts';
import type { NumbersParam, Param } from '../../src/nodes/kit/param.ts';
import { readParams } from '../../src/nodes/kit/read.ts';
import { table, type GeneratedFile } from './file.ts';

/** The reference of every block, from the same definitions that the app runs. */
export function blocksPage(): GeneratedFile {
  const groups = categories.map((category) => ({
    category,
    members: blockDefinitions.filter((definition) => definition.category === category),
  }));
  const text = [
    '# Blocks',
    '',
    'Made by `npm run generate` from `src/nodes/`. Shapes leave the batch axis out.',
    ...groups
      .filter(({ members }) => members.length > 0)
      .flatMap(({ category, members }) => ['', `## ${categoryTitles[category]}`, ...members.flatMap(section)]),
    '',
  ].join('\n');
  return { path: 'docs/blocks.md', content: text };
}

function section(definition: BlockDefinition): readonly string[] {
  const { values } = readParams(definition.params, {});
  const params = Object.entries(definition.params);
  return [
    '',
    `### ${definition.label}`,
    '',
    `${definition.summary}${definition.reference === undefined ? '' : ` ([reference](${definition.reference}))`}`,
    '',
    `In files \`${definition.type}\`. In: ${ports(inputPorts(definition, values))}. Out: ${ports(outputPorts(definition, values))}.`,
    ...(params.length > 0 ? ['', table(['Parameter', 'Name', 'Default', 'Takes', ''], params.map(paramRow))] : []),
    ...(definition.role === 'layer' ? ['', examples(definition.examples)] : []),
    ...(definition.role === 'preparation' ? ['', textExamples(definition.examples)] : []),
  ];
}

function ports(list: readonly PortSpec[]): string {
  const words = list.map(({ name, rank, kind, dtype, optional }) => {
    const details = [
      ...(kind === 'loss' ? ['a loss'] : []),
      ...(rank === undefined ? [] : [typeof rank === 'number' ? `${rank} axes` : `${rank[0]} to ${rank[1]} axes`]),
      ...(dtype === undefined ? [] : [dtypeWords[dtype]]),
      ...(optional ? ['may stay unwired'] : []),
    ];
    return `${name}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
  });
  return words.length > 0 ? words.join(', ') : 'nothing';
}

const dtypeWords = { int32: 'whole numbers', float32: 'fractions', string: 'text' } as const;

function paramRow([name, param]: readonly [string, Param]): readonly string[] {
  return [param.label, `\`${name}\``, `\`${JSON.stringify(param.default)}\``, takes(param), param.help];
}

function takes(param: Param): string {
  switch (param.kind) {
    case 'int':
    case 'float': {
      const between = param.exclusive ? ['more than', 'less than'] : ['at least', 'at most'];
      const limits = [
        ...(param.min === undefined ? [] : [`${between[0]} ${param.min}`]),
        ...(param.max === undefined ? [] : [`${between[1]} ${param.max}`]),
      ];
      return [param.kind === 'int' ? 'whole number' : 'number', ...limits].join(', ');
    }
    case 'boolean':
      return 'on or off';
    case 'choice':
      return param.options.map((option) => `\`${option}\``).join(', ');
    case 'dims':
      return `${param.length} whole numbers, ${param.min} to ${param.max}`;
    case 'shape':
      return `up to 8 whole numbers${param.allowRest ? '; −1 stands for what is left' : ''}`;
    case 'text':
      return `text, up to ${param.maxLength} characters`;
    case 'numbers':
      return numbersText(param);
    case 'words':
      return `${param.minLength} to ${param.maxLength} words`;
    case 'regularizer':
      return '`[l1, l2]`, each at least 0';
    case 'blocks':
      return 'blocks of the canvas';
    case 'model':
      return 'a model of the project';
    default:
      return param satisfies never;
  }
}

function numbersText({ whole, min, max, minLength, maxLength }: NumbersParam): string {
  const count = minLength === maxLength ? `${minLength}` : `${minLength} to ${maxLength}`;
  const limits = [
    ...(min === undefined ? [] : [`each at least ${min}`]),
    ...(max === undefined ? [] : [`each at most ${max}`]),
  ];
  return [`${count} ${whole ? 'whole numbers' : 'numbers'}`, ...limits].join(', ').replaceAll('-', '−');
}

function textExamples(list: PreparationDefinition['examples']): string {
  const rows = list.map(({ title, params, learns, text, numbers }) => [
    title,
    Object.keys(params).length > 0 ? `\`${JSON.stringify(params)}\`` : '',
    learns.join(' / '),
    text,
    `[${numbers.join(', ')}]`,
  ]);
  return table(['Example', 'Parameters', 'Learned from', 'Text', 'Numbers'], rows);
}

type Examples = Extract<BlockDefinition, { readonly role: 'layer' }>['examples'];

function examples(list: Examples): string {
  const shapes = (several: readonly (readonly number[])[]) => several.map((one) => `[${one.join(', ')}]`).join(' · ');
  const rows = list.map((one) => [
    one.title,
    Object.entries(one.params)
      .map(([name, value]) => `\`${name}: ${JSON.stringify(value)}\``)
      .join(' ') || 'defaults',
    shapes(one.in),
    shapes(one.out),
    one.weights.toLocaleString('en-US'),
  ]);
  return table(['Example', 'Parameters', 'In', 'Out', 'Params'], rows);
}
