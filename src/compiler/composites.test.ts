import { describe, expect, it } from 'vitest';
import type { Project } from '../graph/project.ts';
import { blockDefinitions } from '../nodes/index.ts';
import { exampleInputs } from '../nodes/kit/example.ts';
import { readParams } from '../nodes/kit/read.ts';
import { compile } from './compile.ts';
import { partsOf, weightsOf } from './passes/parts.ts';
import { countOf } from './passes/limits.ts';

const examples = blockDefinitions.flatMap((definition) =>
  definition.role === 'composite'
    ? definition.examples.map((example) => [`${definition.type}: ${example.title}`, definition, example] as const)
    : [],
);

describe.each(examples)('%s', (_title, definition, example) => {
  const parts = () => {
    const made = partsOf(definition, readParams(definition.params, example.params).values, exampleInputs(example));
    if ('problem' in made) throw new Error(made.problem.code);
    return made;
  };

  it('gives the shapes and has the weights that were worked out by hand', () => {
    const made = parts();
    expect(made.outputTypes.map(({ shape }) => shape)).toEqual(example.out);
    expect(countOf(weightsOf(made))).toBe(example.weights);
  });

  it('gives every layer a name of its own, behind what feeds it', () => {
    const seen = new Set<string>();
    for (const { name, inputs } of parts().parts) {
      for (const value of inputs) if ('part' in value) expect(seen).toContain(value.part);
      expect(seen).not.toContain(name);
      seen.add(name);
    }
  });
});

const position = { x: 0, y: 0 };

/** Digits, a residual block, a classifier and an update step. */
function residualNet(params: Project['main']['blocks'][string]['params']): Project {
  const types = {
    data: ['digits', {}],
    skip: ['residualBlock', params],
    pool: ['globalAveragePooling2d', {}],
    scores: ['dense', { units: 10, activation: 'softmax' }],
    loss: ['categoricalCrossentropy', {}],
    step: ['updateStep', {}],
  } as const;
  const wires = [
    ['data.images', 'skip.image'],
    ['skip.output', 'pool.image'],
    ['pool.output', 'scores.input'],
    ['scores.output', 'loss.predictions'],
    ['data.labels', 'loss.labels'],
    ['loss.loss', 'step.loss'],
  ] as const;
  const port = (text: string) => ({ block: text.split('.')[0]!, port: text.split('.')[1]! });
  return {
    format: 'layerloom',
    version: 2,
    name: 'Residual',
    main: {
      blocks: Object.fromEntries(
        Object.entries(types).map(([id, [type, set]]) => [id, { id, type, params: set, position }]),
      ),
      wires: Object.fromEntries(wires.map(([from, to]) => [to, { id: to, from: port(from), to: port(to) }])),
    },
    models: {},
    run: { epochs: 1, batchSize: 32, seed: 1 },
  };
}

describe('a composite on the canvas', () => {
  it('is its layers in the plan, each with its own seed, and one block everywhere else', () => {
    const { plan, blocks, models } = compile(residualNet({ filters: 8 }));
    const layers = plan!.models[0]!.layers.filter(({ block }) => block === 'skip');
    expect(layers.map(({ name }) => name)).toEqual([
      'residual_block_conv2d_1',
      'residual_block_batch_normalization_1',
      'residual_block_activation_1',
      'residual_block_conv2d_2',
      'residual_block_batch_normalization_2',
      'residual_block_conv2d_3',
      'residual_block_batch_normalization_3',
      'residual_block_add_1',
      'residual_block_activation_2',
    ]);
    expect(new Set(layers.map(({ seed }) => seed)).size).toBe(layers.length);
    expect(plan!.steps[0]!.trains).toContain(`${plan!.models[0]!.name}/residual_block_conv2d_2`);
    expect(blocks['main']!['skip']!.layers).toBe(9);
    expect(models[0]!.layers.map(({ type }) => type)).toEqual(['residualBlock', 'globalAveragePooling2d', 'dense']);
  });

  it('says on its own block what is wrong inside', () => {
    const { diagnostics, plan } = compile(residualNet({ filters: 8, strides: 9 }));
    expect(plan).toBeNull();
    expect(diagnostics.find(({ severity }) => severity === 'error')).toMatchObject({
      block: 'skip',
      code: 'param/range',
    });
  });
});
