import { readTrainability, trainabilityFile } from '../../bench/training/trainability.ts';
import { backendNames } from '../../src/engine/backend.ts';
import { blockDefinitions } from '../../src/nodes/index.ts';
import { table, type GeneratedFile } from './file.ts';

const engineTitles = {
  static: 'own program',
  wasm: 'wasm',
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  cpu: 'cpu',
} as const;

/** Where each block trains, as it was measured: a page to read, and what the editor and the choice of engine read. */
export function trainingPage(): readonly GeneratedFile[] {
  const measured = readTrainability();
  const labels = new Map(blockDefinitions.map(({ type, label }) => [type, label]));
  const rows = Object.entries(measured).map(([type, marks]) => [
    labels.get(type) ?? type,
    `\`${type}\``,
    ...backendNames.map((backend) => words(marks[backend])),
  ]);
  const untrained = Object.entries(measured).flatMap(([type, marks]) => {
    const backends = backendNames.filter((backend) => !marks[backend].startsWith('fg'));
    return backends.length > 0 ? [[type, backends] as const] : [];
  });
  const reasons = Object.entries(measured).flatMap(([type, { reasons: said = {} }]) =>
    Object.entries(said).map(([backend, reason]) => `- ${labels.get(type) ?? type} on ${backend}: ${reason}`),
  );
  const page = [
    '# Where each block trains',
    '',
    `Made by \`npm run generate\` from \`${trainabilityFile}\`, which \`npm run bench -- --training\` measured: the smallest`,
    'example of each block, its outputs and its weights after a step held to TensorFlow.js’s cpu backend. The graphics',
    'engines ran in Chromium with a program in place of a card. `2` is a second gradient (what a gradient penalty needs)',
    'that finite differences of the first confirm: through tanh, exp or softmax TensorFlow.js gives a wrong one, without a',
    'word. The own program offers none.',
    '',
    table(['Block', 'Type', ...backendNames.map((backend) => engineTitles[backend])], rows),
    ...(reasons.length > 0 ? ['', '## What does not work, and what was said', '', ...reasons] : []),
    '',
  ].join('\n');
  const entries = untrained.map(
    ([type, backends]) => `  ${type}: [${backends.map((name) => `'${name}'`).join(', ')}],\n`,
  );
  const source = [
    '// Written by `npm run generate` from what was measured (docs/where-it-trains.md). Do not edit.',
    '',
    '/** Engines on which a block does not train, by block type. All others train it. */',
    `export const untrained: Readonly<Record<string, readonly string[]>> = {\n${entries.join('')}};`,
    '',
  ].join('\n');
  return [
    { path: 'docs/where-it-trains.md', content: page },
    { path: 'src/nodes/untrained.generated.ts', content: source },
  ];
}

/** `yes, 2` for what trains and has a second gradient. */
function words(marks: string): string {
  if (!marks.startsWith('f')) return 'no';
  if (marks[1] !== 'g') return 'computes';
  return marks[2] === 's' ? 'yes, 2' : 'yes';
}
